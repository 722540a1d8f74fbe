/**
 * Wraps an asynchronous action so that one call is in flight at most and only the newest value waits behind it: typing
 * quickly skips what nobody will see, and the last text always gets its turn.
 */
export function newestOnly(action) {
	let running = false;
	let waiting;

	return async function run(value) {
		if (running) {
			waiting = { value };
			return;
		}
		running = true;
		try {
			await action(value);
		} finally {
			running = false;
			if (waiting) {
				const next = waiting.value;
				waiting = undefined;
				run(next);
			}
		}
	};
}
