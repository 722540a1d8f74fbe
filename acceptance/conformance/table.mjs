// Counts as the suite does (a test whose dependency fails does not pass) and compares with the published results.
import { pathToFileURL } from 'node:url'
import { readFileSync } from 'node:fs'

const TARGETS = { required: 155, optimal: 90 }
const OURS = 'edgewise'

const [suite, file] = process.argv.slice(2)
const load = (path) => import(pathToFileURL(`${suite}/${path}`))
const read = (path) => JSON.parse(readFileSync(path))

const { default: groups } = await load('tests/index.mjs')
const { default: published } = await load('results/index.mjs')
const { determineTestResult, resultTypes } = await load('test-engine/lib/results.mjs')

const caches = published
  .filter((cache) => cache.type !== 'browser')
  .map((cache) => ({ name: cache.name, results: read(`${suite}/results/${cache.file}`) }))
const ours = { name: OURS, results: read(file) }
const passes = (test, cache) =>
  [resultTypes.pass, resultTypes.yes].includes(determineTestResult(groups, test.id, cache.results))
const kindOf = (test) => test.kind ?? 'required'

const rows = []
const totals = Object.fromEntries([...caches, ours].map((cache) => [cache.name, { required: 0, optimal: 0 }]))
for (const group of groups) {
  for (const kind of ['required', 'optimal', 'check']) {
    const tests = group.tests.filter((test) => !test.browser_only && kindOf(test) === kind)
    if (tests.length === 0) continue
    const row = { group: group.id, kind, tests: tests.length }
    for (const cache of [...caches, ours]) {
      row[cache.name] = tests.filter((test) => passes(test, cache)).length
      if (kind !== 'check') totals[cache.name][kind] += row[cache.name]
    }
    if (kind !== 'check') row['to best'] = row[OURS] - Math.max(...caches.map((cache) => row[cache.name]))
    rows.push(row)
  }
}
console.table(rows)
console.table(totals)

for (const group of groups) {
  for (const test of group.tests.filter((test) => !test.browser_only && kindOf(test) !== 'check' && !passes(test, ours))) {
    const result = ours.results[test.id]
    console.log(`${kindOf(test)}: ${group.id}/${test.id}: ${Array.isArray(result) ? result.join(': ') : 'what it depends on fails'}`)
  }
}
const worse = rows.filter((row) => row['to best'] < 0).map((row) => `${row.group} (${row.kind})`)
if (worse.length > 0) console.log(`Worse than the best published: ${worse.join(', ')}`)
if (worse.length > 0 || Object.entries(TARGETS).some(([kind, least]) => totals[OURS][kind] < least)) process.exitCode = 1
