import { askBoth, bench } from '../lib/bench.js';
import { html } from '../lib/dom.js';
import { EdgeElement } from '../lib/edge-element.js';
import { millis } from '../lib/format.js';
import { cityOf, runningPops, topology } from '../lib/places.js';
import { purge, watched } from '../lib/purge.js';
import { isEditor, session, SIGN_IN } from '../lib/session.js';
import { axis, scaleFor, track } from '../lib/timeline-track.js';

/** Purges the page that the bench shows, and draws when each POP had applied it. */
class PurgeWatch extends EdgeElement {
	build() {
		this.subject = html('p', { class: 'subject' });
		this.hard = html('button', { type: 'button', class: 'primary', click: () => this.purge('hard') }, 'Purge, hard');
		this.soft = html('button', { type: 'button', click: () => this.purge('soft') }, 'Purge, soft');
		this.hint = html('p', { class: 'hint' });
		this.lanes = html('ol', { class: 'lanes' });
		this.state = html('p', { class: 'state', role: 'status' });
		this.replaceChildren(
			this.subject,
			html('p', { class: 'buttons' }, this.hard, this.soft),
			this.hint,
			this.lanes,
			this.state,
		);
	}

	connected() {
		this.follow(
			bench.watch(() => this.show()),
			session.watch(() => this.show()),
			topology.watch(() => this.show()),
			watched.watch(() => this.show()),
		);
	}

	/** Afterwards both POPs are asked twice: what was purged is fetched, and remembered again. */
	async purge(mode) {
		this.busy = true;
		const applied = await purge(bench.value.path, mode);
		if (applied) {
			await askBoth();
			await askBoth();
		}
		this.busy = false;
		this.show();
	}

	show() {
		const mayPurge = isEditor(session.value);
		[this.hard, this.soft].forEach((button) => (button.disabled = !mayPurge || this.busy || !bench.value));
		this.subject.replaceChildren('Purge ', html('code', {}, bench.value?.path ?? '…'), ' at every POP.');
		this.hint.hidden = mayPurge || session.value === undefined;
		this.hint.replaceChildren(...hint(session.value));
		this.draw(watched.value);
	}

	draw(purged) {
		const places = purged?.status?.pops ?? runningPops().map((pop) => ({ pop: pop.code }));
		const scale = scaleFor(places.map((place) => place.millis).filter((value) => typeof value === 'number'));
		this.lanes.replaceChildren(
			...places.map((place) => lane(place, scale, Boolean(purged?.offset !== undefined))),
			html('li', { class: 'axis', 'aria-hidden': 'true' }, html('span', {}), axis(scale), html('span', {})),
		);
		this.state.textContent = words(purged);
		this.state.classList.toggle('bad', Boolean(purged?.failure));
	}
}

function lane({ pop, applied, millis: value, instances, waitingFor }, scale, awaited) {
	const known = applied && typeof value === 'number';
	const state = !awaited ? '' : applied ? `${caches(instances)}, all applied` : waiting(waitingFor);
	return html(
		'li',
		{ class: 'lane pop' },
		html('span', { class: 'place' }, html('span', { class: 'code' }, pop), html('small', {}, cityOf(pop))),
		track(scale, known ? { millis: value } : undefined, awaited),
		html(
			'span',
			{ class: 'result' },
			html('strong', {}, known ? millis(value) : awaited ? '…' : ''),
			html('span', { class: applied ? 'proof good' : 'proof' }, state),
		),
	);
}

function caches(count) {
	return count === 1 ? '1 cache' : `${count} caches`;
}

function waiting(instances = []) {
	return instances.length === 0 ? 'nothing heard of it' : `waiting for ${instances.map((one) => one.split('/')[0]).join(', ')}`;
}

function words(purged) {
	if (!purged) {
		return 'Nothing has been purged from this page yet.';
	}
	if (purged.failure) {
		return purged.failure.status ? purged.failure.message : 'The edge cannot be reached.';
	}
	if (purged.offset === undefined) {
		return 'On its way into the log.';
	}
	const where = `Purge ${purged.offset}, ${purged.mode}, of ${purged.path}`;
	return purged.status?.applied ? `${where}: applied everywhere.` : `${where}: in the log.`;
}

function hint(viewer) {
	const demo = [' On the demo stack the editor is ', html('code', {}, 'edith'), ', password ', html('code', {}, 'edgewise'), '.'];
	return viewer?.signedIn
		? [`You are signed in as ${viewer.name ?? viewer.account}, who may not purge. It takes an editor.`, ...demo]
		: ['To purge, ', html('a', { href: SIGN_IN }, 'sign in as an editor'), '.', ...demo];
}

customElements.define('purge-watch', PurgeWatch);
