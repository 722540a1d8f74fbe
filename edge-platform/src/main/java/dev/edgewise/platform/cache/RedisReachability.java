package dev.edgewise.platform.cache;

import dev.edgewise.cache.store.RedisConnector;
import dev.edgewise.platform.health.Dependency;

/** Whether the POP's Redis has an open connection. */
final class RedisReachability implements Dependency {

	private final RedisConnector connector;

	RedisReachability(RedisConnector connector) {
		this.connector = connector;
	}

	@Override
	public String name() {
		return "redis";
	}

	@Override
	public boolean isReachable() {
		return this.connector.commands().isPresent();
	}

}
