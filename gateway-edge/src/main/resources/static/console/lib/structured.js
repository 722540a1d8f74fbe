/**
 * Splits a structured field list (RFC 8941) such as Server-Timing or Cache-Status into members with parameters:
 * `edge;dur=0.4, origin;dur=140` -> [{ name: 'edge', parameters: { dur: '0.4' } }, ...]. A flag's value is `true`.
 */
export function parseList(field) {
	return split(field ?? '', ',')
		.filter(Boolean)
		.map((member) => {
			const [name, ...rest] = split(member, ';');
			const parameters = {};
			for (const parameter of rest) {
				const [key, ...value] = parameter.split('=');
				parameters[key.trim().toLowerCase()] = value.length === 0 ? true : unquote(value.join('=').trim());
			}
			return { name: unquote(name), parameters };
		});
}

function split(text, separator) {
	const pattern = new RegExp(`(?:[^"${separator}]|"(?:[^"\\\\]|\\\\.)*"?)+`, 'g');
	return (text.match(pattern) ?? []).map((part) => part.trim());
}

function unquote(text) {
	return text.startsWith('"') ? text.slice(1, -1).replaceAll(/\\(.)/g, '$1') : text;
}
