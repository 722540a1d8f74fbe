import { html } from './dom.js';
import { isEditor, SIGN_IN } from './session.js';

/** What someone who may not publish can do here, and how to become someone who may. */
export function signInHint(viewer) {
	if (isEditor(viewer)) {
		return [];
	}
	const account = [
		' On the demo stack the editor is ',
		html('code', {}, 'edith'),
		', password ',
		html('code', {}, 'edgewise'),
		'.',
	];
	if (viewer.signedIn) {
		return [
			html(
				'p',
				{},
				`You are signed in as ${viewer.name ?? viewer.account}, who may write but not publish. ` +
					'Sign out, and sign in as an editor.',
				account,
			),
		];
	}
	return [
		html(
			'p',
			{},
			'Write and see the preview as you like. To publish, ',
			html('a', { href: SIGN_IN }, 'sign in as an editor'),
			'.',
			account,
		),
	];
}
