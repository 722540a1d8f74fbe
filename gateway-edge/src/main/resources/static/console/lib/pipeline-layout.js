/** Where the picture's parts stand, for a wide and for a narrow place. All in pixels, so that text keeps its size. */
export function layoutFor(width) {
	return width >= 760 ? across(width) : down(width);
}

function across(width) {
	const y = 150;
	const x = (share) => Math.round(width * share);
	const places = {
		core: { x: x(0.085), y },
		edge: { x: x(0.41), y },
		isp: { x: x(0.68), y },
		client: { x: x(0.915), y },
	};
	return {
		width,
		height: 276,
		places,
		names: mapped(places, (place) => ({ x: place.x, y: y + 82, anchor: 'middle' })),
		links: {
			core: { x: x(0.235), y: y - 18, anchor: 'middle' },
			isp: { x: x(0.555), y: y - 18, anchor: 'middle' },
			client: { x: x(0.8), y: y - 18, anchor: 'middle' },
		},
		span: {
			path: `M${places.client.x} ${y - 54}V46H${places.edge.x}V${y - 38}`,
			label: { x: (places.edge.x + places.client.x) / 2, y: 32, anchor: 'middle' },
		},
		others: (index) => ({ x: places.edge.x + 6, y: y + (index % 2 === 0 ? 50 : -50) }),
		othersLabel: { dx: 14, dy: 4, anchor: 'start' },
	};
}

function down(width) {
	const x = 64;
	const places = { core: { x, y: 60 }, edge: { x, y: 220 }, isp: { x, y: 376 }, client: { x, y: 530 } };
	const right = width - 22;
	return {
		width,
		height: 590,
		places,
		names: mapped(places, (place) => ({ x: x + 58, y: place.y - 4, anchor: 'start' })),
		links: {
			core: { x: x + 16, y: 138, anchor: 'start' },
			isp: { x: x + 16, y: 298, anchor: 'start' },
			client: { x: x + 16, y: 456, anchor: 'start' },
		},
		span: {
			path: `M${right - 12} 530H${right}V220H${right - 12}`,
			label: { x: right - 10, y: 298, anchor: 'end' },
		},
		others: (index) => ({ x: x + (index % 2 === 0 ? -40 : 40), y: 226 }),
		othersLabel: { dx: 0, dy: 22, anchor: 'middle' },
	};
}

function mapped(object, how) {
	return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, how(value)]));
}
