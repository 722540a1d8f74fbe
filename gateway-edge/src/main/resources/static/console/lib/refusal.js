import { SIGN_IN } from './session.js';

/** Puts into words why a change was not published: { text, fields, stale, signIn }. */
export function explain(failure) {
	const known = REASONS[failure.status];
	const reason = known ? known(failure) : { text: unexpected(failure) };
	return { fields: failure.fields ?? [], ...reason };
}

const REASONS = {
	400: ({ message }) => ({ text: `The core did not accept this text. ${message}` }),
	401: () => ({ text: 'Your session has ended. Sign in again; your text is kept in this tab.', signIn: SIGN_IN }),
	403: ({ message }) => ({ text: `This account may not publish. ${message}` }),
	404: () => ({ text: 'This article is no longer published.' }),
	409: ({ message }) => ({ text: `Someone published this article while you were writing. ${message}`, stale: true }),
	413: () => ({ text: 'This text is too long. Articles may have 256 KB.' }),
	429: () => ({ text: 'That was too quick. Wait a moment and try again.' }),
};

function unexpected({ status, message, name }) {
	if (status) {
		return `The core could not take it just now (${status}). ${message}`;
	}
	return name === 'TimeoutError'
		? 'The core did not answer in time. Publish again in a moment; a revision is never stored twice.'
		: 'The edge cannot be reached. Publish again when it is back.';
}
