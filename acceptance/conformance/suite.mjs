// Runs the tests that apply to a proxy, as the suite's own command line does, and keeps the results.
import { pathToFileURL } from 'node:url'
import { writeFileSync } from 'node:fs'

const [suite, base, results] = process.argv.slice(2)
const load = (path) => import(pathToFileURL(`${suite}/${path}`))

const { runTests, getResults } = await load('test-engine/client/runner.mjs')
const { default: groups } = await load('tests/index.mjs')
const ofProxies = groups.map((group) => ({ ...group, tests: group.tests.filter((test) => !test.browser_only) }))
await runTests(ofProxies, false, base)
writeFileSync(results, JSON.stringify(getResults(), null, 2) + '\n')
