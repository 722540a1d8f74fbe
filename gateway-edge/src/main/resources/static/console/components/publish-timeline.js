import { html } from '../lib/dom.js';
import { EdgeElement } from '../lib/edge-element.js';
import { millis, number, time } from '../lib/format.js';
import { pagePath } from '../lib/articles.js';
import { at, runningPops, topology } from '../lib/places.js';
import { shownAt } from '../lib/proof.js';
import { axis, scaleFor, track } from '../lib/timeline-track.js';

const NEWS_MILLIS = 20_000;
const SILENCE_MILLIS = 10_000;

/** One publish on a time axis: committed at the core, applied at each POP, and the proof that readers see it. */
class PublishTimeline extends EdgeElement {
	build() {
		this.proofs = new Map();
		this.subject = html('p', { class: 'subject' });
		this.lanes = html('ol', { class: 'lanes' });
		this.news = html('p', { class: 'visually-hidden', role: 'status' });
		this.clock = html('p', { class: 'clock' });
		this.replaceChildren(this.subject, this.lanes, this.clock, this.news);
	}

	connected() {
		this.follow(
			topology.watch(() => this.show(this.purge)),
			() => clearTimeout(this.patience),
		);
	}

	show(purge) {
		if (!topology.value) {
			return;
		}
		this.purge = purge;
		clearTimeout(this.patience);
		if (purge) {
			this.prove();
			this.patience = setTimeout(() => this.draw(), SILENCE_MILLIS);
		}
		this.draw();
	}

	draw() {
		const pops = runningPops();
		const times = pops.map((pop) => this.purge?.applied[pop.code]?.millis).filter((value) => value !== undefined);
		const scale = scaleFor(times);
		this.subject.replaceChildren(...this.headline());
		this.lanes.replaceChildren(
			this.lane('core', topology.value.core.city, this.purge && { millis: 0 }, scale, { text: 'committed' }),
			...pops.map((pop) => this.lane(pop.code, pop.city, this.purge?.applied[pop.code], scale, this.stateAt(pop))),
			html('li', { class: 'axis', 'aria-hidden': 'true' }, html('span', {}), axis(scale), html('span', {})),
		);
		this.clock.textContent =
			`Milliseconds from the commit to the purge applied, by the clocks of the machines` +
			`${topology.value.distanceEmulated ? '; emulated distance included' : ''}.`;
		this.tell(pops);
	}

	headline() {
		if (!this.purge) {
			return ['Nothing has been published since you came. The next publish shows up here, whoever makes it.'];
		}
		const { cause, keys, committedAt } = this.purge;
		const when = committedAt ? `, committed ${time(committedAt)}` : '';
		return cause?.slug
			? [html('a', { href: pagePath(cause.slug) }, cause.slug), html('strong', {}, ` revision ${cause.revision}`), when]
			: [`Purge of ${keys.join(', ') || 'everything'}`, when];
	}

	lane(code, city, applied, scale, state) {
		const known = applied?.millis !== undefined;
		return html(
			'li',
			{ class: `lane ${code === 'core' ? 'core' : 'pop'}` },
			html('span', { class: 'place' }, html('span', { class: 'code' }, code), html('small', {}, city)),
			track(scale, applied, Boolean(this.purge)),
			html(
				'span',
				{ class: 'result' },
				html('strong', {}, known ? (code === 'core' ? '0 ms' : millis(applied.millis)) : this.purge ? '…' : ''),
				html('span', { class: `proof ${state.kind ?? ''}` }, this.purge && words(state)),
			),
		);
	}

	stateAt(pop) {
		const proof = this.proofs.get(`${this.purge?.offset}/${pop.code}`);
		if (proof) {
			return proof;
		}
		if (this.purge?.applied[pop.code]) {
			return { text: 'purge applied' };
		}
		return {
			text: this.purge && Date.now() - this.purge.heardAt > SILENCE_MILLIS ? 'no word from there' : 'on its way',
		};
	}

	/** Fetches the page again at each POP that has applied a recent publish, once. */
	prove() {
		const { offset, cause, applied, heardAt } = this.purge;
		if (!cause?.slug || Date.now() - heardAt > NEWS_MILLIS) {
			return;
		}
		runningPops()
			.filter((pop) => applied[pop.code] && !this.proofs.has(`${offset}/${pop.code}`))
			.forEach(async (pop) => {
				const key = `${offset}/${pop.code}`;
				this.proofs.set(key, { text: 'fetching the page again' });
				this.proofs.set(key, await proofAt(pop, cause));
				this.draw();
			});
	}

	/** Said once, when every POP has been seen to show it. */
	tell(pops) {
		const { offset, cause, applied } = this.purge ?? {};
		const done = this.purge && pops.every((pop) => this.proofs.get(`${offset}/${pop.code}`)?.kind === 'good');
		if (done && this.told !== offset) {
			this.told = offset;
			this.news.textContent =
				`Revision ${cause.revision} of ${cause.slug} is at ` +
				pops.map((pop) => `${pop.city} after ${number(applied[pop.code].millis)} milliseconds`).join(', ');
		}
	}
}

function words({ text, href }) {
	return href ? html('a', { href }, text) : text;
}

async function proofAt(pop, { slug, revision }) {
	try {
		const { shown, where } = await shownAt(pop, slug, revision);
		return shown >= revision
			? { kind: 'good', text: `${where}shows revision ${shown}`, href: at(pop, pagePath(slug)) }
			: { kind: 'bad', text: `${where}still shows revision ${shown}` };
	} catch (failure) {
		return failure.status === 404
			? { kind: 'good', text: 'no longer published' }
			: { kind: 'bad', text: 'does not answer' };
	}
}

customElements.define('publish-timeline', PublishTimeline);
