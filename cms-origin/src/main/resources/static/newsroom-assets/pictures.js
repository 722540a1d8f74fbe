import { csrf } from './places.js';

const LARGEST = 5 * 1024 * 1024;

/** Sends a picture to the core; returns its URL, or throws an Error that says why there is none. */
async function upload(file) {
	if (file.size > LARGEST) {
		throw new Error(`${file.name} is larger than 5 MB.`);
	}
	const answer = await fetch(`/newsroom/media?name=${encodeURIComponent(file.name)}`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/octet-stream', 'X-CSRF-TOKEN': csrf(), Accept: 'application/json' },
		body: file,
	});
	const body = await answer.json().catch(() => ({}));
	if (!answer.ok) {
		throw new Error(`${file.name}: ${body.detail ?? `the core answers ${answer.status}`}`);
	}
	return body.url;
}

/** Puts text where the caret is, as typing would. */
function put(field, text) {
	field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
	field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

async function putIn(field, files) {
	const note = document.getElementById('body-note');
	for (const file of files) {
		note.textContent = `Uploading ${file.name} …`;
		try {
			put(field, `![${file.name.replace(/[[\]]/g, '')}](${await upload(file)})`);
			note.textContent = `${file.name} is in.`;
		} catch (failure) {
			note.textContent = failure.message;
		}
	}
}

function picturesIn(transfer) {
	return [...(transfer?.files ?? [])].filter((file) => file.type.startsWith('image/'));
}

for (const [name, source] of [
	['paste', 'clipboardData'],
	['drop', 'dataTransfer'],
]) {
	addEventListener(name, (event) => {
		const files = picturesIn(event[source]);
		if (event.target.id === 'body' && files.length > 0) {
			event.preventDefault();
			putIn(event.target, files);
		}
	});
}

class PictureUpload extends HTMLElement {
	connectedCallback() {
		this.querySelector('input').addEventListener('change', (event) => this.take([...event.target.files]));
	}

	async take(files) {
		const note = document.getElementById('upload-note');
		try {
			for (const file of files) {
				note.textContent = `Uploading ${file.name} …`;
				await upload(file);
			}
			location.reload();
		} catch (failure) {
			note.textContent = failure.message;
		}
	}
}

customElements.define('picture-upload', PictureUpload);
