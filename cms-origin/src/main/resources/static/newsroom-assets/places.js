/** Where readers are served: [{ code, city, gateway }]. The page says it, since only the core knows the topology. */
export const pops = JSON.parse(document.body.dataset.pops);

/** Sends back what the page was given, as proof that a request comes from it. */
export const csrf = () => document.body.dataset.csrf;

const CHOICE = 'newsroom.pop';

/** The POP that previews; the nearest one answers soonest, and an editor knows best which that is. */
export function chosenPop() {
	const code = localStorage.getItem(CHOICE);
	return pops.find((pop) => pop.code === code) ?? pops[0];
}

export function choosePop(code) {
	localStorage.setItem(CHOICE, code);
}

/** An element with attributes, or properties where a name begins with a dot, and children. */
export function html(name, attributes = {}, ...children) {
	const element = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		if (key.startsWith('.')) {
			element[key.slice(1)] = value;
		} else {
			element.setAttribute(key, value);
		}
	}
	element.append(...children);
	return element;
}

export function millis(value) {
	return value < 10 ? `${value.toFixed(1)} ms` : value < 10_000 ? `${Math.round(value)} ms` : `${Math.round(value / 1000)} s`;
}
