package dev.edgewise.cache.purge;

/**
 * The newest purges of one thing.
 *
 * @param hard offset of the newest hard purge, -1 for none
 * @param soft offset of the newest soft purge, -1 for none
 */
record Marks(long hard, long soft) {

	static final Marks NONE = new Marks(-1, -1);

	Marks with(long offset, Purge.Mode mode) {
		return switch (mode) {
			case HARD -> new Marks(Math.max(this.hard, offset), this.soft);
			case SOFT -> new Marks(this.hard, Math.max(this.soft, offset));
		};
	}

	long newest() {
		return Math.max(this.hard, this.soft);
	}

	PurgeVerdict verdict(long position) {
		if (this.hard > position) {
			return PurgeVerdict.ENDED;
		}
		return (this.soft > position) ? PurgeVerdict.SOFT : PurgeVerdict.SERVABLE;
	}

	@Override
	public String toString() {
		return (this.hard >= this.soft) ? "hard at " + this.hard : "soft at " + this.soft;
	}

}
