/**
 * Runs a task now and again `pauseMillis` after each run has ended: never twice at once, and not while the tab is
 * hidden. A failing task is tried again at the next turn. Returns how to stop.
 */
export function every(pauseMillis, task) {
	let timer;
	let running = false;
	let stopped = false;

	async function run() {
		if (running || stopped || document.hidden) {
			return;
		}
		running = true;
		clearTimeout(timer);
		try {
			await task();
		} catch (failure) {
			console.debug('Will be tried again', failure);
		}
		running = false;
		if (!stopped) {
			timer = setTimeout(run, pauseMillis);
		}
	}

	document.addEventListener('visibilitychange', run);
	run();
	return () => {
		stopped = true;
		clearTimeout(timer);
		document.removeEventListener('visibilitychange', run);
	};
}
