/** A value that can be watched. A new watcher is told the present value at once; watch() returns how to stop. */
export function store(value) {
	const watchers = new Set();
	return {
		get value() {
			return value;
		},
		set(next) {
			value = next;
			watchers.forEach((watcher) => watcher(value));
		},
		watch(watcher) {
			watchers.add(watcher);
			watcher(value);
			return () => watchers.delete(watcher);
		},
	};
}
