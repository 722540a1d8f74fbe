/**
 * Sends marked forms without leaving the page, so that streams stay open while what was saved travels: the answer's main
 * part takes the place of the page's. Whatever goes wrong, the form is sent the ordinary way. A form that guards what was
 * typed asks before the page is left.
 */
let unsaved = false;
let signedOut = false;

class SignedOut extends Error {}

async function send(form, submitter) {
	const data = new URLSearchParams(new FormData(form, submitter));
	if (signedOut) {
		data.set('_csrf', await freshToken());
	}
	const answer = await fetch(form.action, { method: 'POST', body: data });
	if (answer.status === 401 || answer.status === 403 || isSignIn(answer)) {
		throw new SignedOut();
	}
	const type = answer.headers.get('Content-Type') ?? '';
	if (!type.startsWith('text/html')) {
		throw new TypeError('not a page');
	}
	show(new DOMParser().parseFromString(await answer.text(), 'text/html'), answer);
}

function isSignIn(answer) {
	return answer.redirected && new URL(answer.url).pathname === '/login';
}

/** A session ends while somebody writes: after signing in elsewhere, the page goes on with the new session. */
async function freshToken() {
	const answer = await fetch('/newsroom/log');
	if (!answer.ok || isSignIn(answer)) {
		throw new SignedOut();
	}
	signedOut = false;
	return new DOMParser().parseFromString(await answer.text(), 'text/html').body.dataset.csrf;
}

function askToSignIn(form) {
	signedOut = true;
	const note = document.createElement('p');
	note.className = 'banner bad';
	note.setAttribute('role', 'alert');
	note.append('You are signed out, and nothing was saved. Your text is still here: ');
	const link = document.createElement('a');
	Object.assign(link, { href: '/newsroom', target: '_blank', textContent: 'sign in in another tab' });
	note.append(link, ', then save again.');
	form.querySelectorAll('.banner.bad').forEach((earlier) => earlier.remove());
	form.append(note);
	note.scrollIntoView({ block: 'nearest' });
}

function show(page, answer) {
	const main = page.querySelector('main');
	if (!main) {
		throw new TypeError('not a page of the newsroom');
	}
	unsaved = false;
	document.title = page.title;
	document.body.dataset.csrf = page.body.dataset.csrf;
	document.querySelector('.masthead nav').replaceWith(page.querySelector('.masthead nav'));
	document.querySelector('main').replaceWith(main);
	if (answer.ok) {
		const elsewhere = new URL(answer.url).pathname !== location.pathname;
		history.replaceState(null, '', answer.url);
		if (elsewhere) {
			scrollTo({ top: 0, behavior: 'instant' });
		}
	} else {
		main.querySelector('[role=alert]')?.scrollIntoView({ block: 'start' });
		unsaved = main.querySelector('[data-guard]') !== null;
	}
	main.focus({ preventScroll: true });
}

addEventListener('submit', async (event) => {
	const form = event.target;
	if (!form.matches('[data-in-place]')) {
		unsaved = false;
		return;
	}
	event.preventDefault();
	const { submitter } = event;
	const buttons = form.querySelectorAll('button');
	const sending = send(form, submitter);
	buttons.forEach((button) => (button.disabled = true));
	try {
		await sending;
	} catch (failure) {
		buttons.forEach((button) => (button.disabled = false));
		if (failure instanceof SignedOut) {
			askToSignIn(form);
			return;
		}
		form.removeAttribute('data-in-place');
		unsaved = false;
		form.requestSubmit(submitter);
	}
});

addEventListener('input', (event) => {
	unsaved ||= event.target.closest('[data-guard]') !== null;
});

addEventListener('beforeunload', (event) => {
	if (unsaved) {
		event.preventDefault();
	}
});
