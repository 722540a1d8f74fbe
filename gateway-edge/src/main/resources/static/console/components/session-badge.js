import { html } from '../lib/dom.js';
import { EdgeElement } from '../lib/edge-element.js';
import { SIGN_IN, session, signOut } from '../lib/session.js';

/** Who is signed in, in the masthead. */
class SessionBadge extends EdgeElement {
	connected() {
		this.follow(session.watch((viewer) => this.show(viewer)));
	}

	show(viewer) {
		if (viewer === undefined) {
			return;
		}
		this.replaceChildren(
			...(viewer.signedIn ? this.signedIn(viewer) : [html('a', { class: 'button quiet', href: SIGN_IN }, 'Sign in')]),
		);
	}

	signedIn(viewer) {
		return [
			html('span', { class: 'who' }, viewer.name ?? viewer.account, html('small', {}, viewer.roles?.join(', '))),
			html('button', { type: 'button', class: 'quiet', click: signOut }, 'Sign out'),
		];
	}
}

customElements.define('session-badge', SessionBadge);
