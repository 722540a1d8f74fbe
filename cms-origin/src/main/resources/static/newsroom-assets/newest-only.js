/**
 * Wraps an asynchronous action so that one call is in flight at most and only the newest value waits behind it: who types
 * quickly skips what nobody would see, and the last text always has its turn.
 */
export function newestOnly(action) {
	let running = false;
	let waiting = [];

	return async function run(value) {
		waiting = [value];
		if (running) {
			return;
		}
		running = true;
		while (waiting.length > 0) {
			const [next] = waiting;
			waiting = [];
			await action(next);
		}
		running = false;
	};
}
