import { html } from '../lib/dom.js';

const WORDS = { full: 'full', degraded: 'degraded', down: 'down', unknown: 'asking' };

/** A lamp with its word, so colour never says it alone. Attribute: health, `full`, `degraded` or `down`. */
class HealthMark extends HTMLElement {
	connectedCallback() {
		const health = this.getAttribute('health') ?? 'unknown';
		this.className = `health ${health}`;
		this.replaceChildren(html('i', { 'aria-hidden': 'true' }), WORDS[health] ?? health);
	}
}

customElements.define('health-mark', HealthMark);
