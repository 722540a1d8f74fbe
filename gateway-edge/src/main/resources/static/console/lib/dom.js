const SVG = 'http://www.w3.org/2000/svg';

/** Builds an HTML element. Text always becomes a text node, so nothing from the network turns into markup here. */
export function html(tag, attributes, ...children) {
	return fill(document.createElement(tag), attributes, children);
}

/** Builds an SVG element. */
export function svg(tag, attributes, ...children) {
	return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Text for screen readers only. */
export function spoken(text) {
	return html('span', { class: 'visually-hidden' }, text);
}

function fill(element, attributes, children) {
	for (const [name, value] of Object.entries(attributes ?? {})) {
		if (typeof value === 'function') {
			element.addEventListener(name, value);
		} else if (value === true) {
			element.setAttribute(name, '');
		} else if (value !== false && value !== null && value !== undefined) {
			element.setAttribute(name, value);
		}
	}
	element.append(
		...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
	);
	return element;
}
