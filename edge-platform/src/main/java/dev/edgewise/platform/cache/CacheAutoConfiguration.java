package dev.edgewise.platform.cache;

import java.time.Clock;
import java.time.Duration;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.cache.HttpCache;
import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.cache.rules.CacheRules;
import dev.edgewise.cache.store.HeapStore;
import dev.edgewise.cache.store.RedisConnector;
import dev.edgewise.cache.store.RedisStore;
import dev.edgewise.platform.event.EventAutoConfiguration;
import dev.edgewise.platform.event.EventFactory;
import dev.edgewise.platform.event.EventPublisher;
import dev.edgewise.platform.event.Events;
import dev.edgewise.platform.pop.ServiceIdentity;

/**
 * The edge cache of this process: heap, the POP's Redis, and the purge log above both.
 */
@AutoConfiguration(after = EventAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "edgewise.cache.enabled", matchIfMissing = true)
@EnableConfigurationProperties(CacheProperties.class)
public class CacheAutoConfiguration {

	@Bean
	PurgeIndex purgeIndex(CacheProperties properties) {
		return new PurgeIndex(properties.maxPurgedKeys(), PurgeIndex.MAX_EXPRESSIONS, properties.redisRetention());
	}

	@Bean
	PurgeLog purgeLog(PurgeIndex index, JsonMapper json, Clock clock, Events events) {
		PurgeLog log = new PurgeLog(index, json, clock);
		events.subscribe(PurgeEvent.TOPIC, log);
		return log;
	}

	@Bean(destroyMethod = "shutdown")
	RedisClient edgeCacheRedisClient(ObjectProvider<ClientResources> shared) {
		ClientResources resources = shared.getIfAvailable();
		RedisClient client = (resources != null) ? RedisClient.create(resources) : RedisClient.create();
		client.setOptions(ClientOptions.builder()
			.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
			.socketOptions(SocketOptions.builder().connectTimeout(Duration.ofSeconds(1)).tcpNoDelay(true).build())
			.timeoutOptions(TimeoutOptions.enabled(Duration.ofMillis(500)))
			.requestQueueSize(10_000)
			.build());
		return client;
	}

	@Bean
	RedisConnector redisConnector(RedisClient client, DataRedisProperties redis) {
		RedisURI.Builder uri = RedisURI.builder()
			.withHost(redis.getHost())
			.withPort(redis.getPort())
			.withDatabase(redis.getDatabase())
			.withSsl(redis.getSsl().isEnabled());
		String password = redis.getPassword();
		if (password != null) {
			String user = redis.getUsername();
			uri.withAuthentication((user != null) ? user : "default", password);
		}
		return new RedisConnector(client, uri.build());
	}

	@Bean
	RedisReachability redisReachability(RedisConnector connector) {
		return new RedisReachability(connector);
	}

	@Bean
	HeapStore heapStore(CacheProperties properties) {
		return new HeapStore(properties.heap().toBytes());
	}

	@Bean
	HttpCache httpCache(HeapStore heap, RedisConnector redis, PurgeIndex purges, CacheProperties properties,
			Clock clock) {
		return new HttpCache(heap, new RedisStore(redis, properties.redisDeadline(), properties.redisRetention()),
				new CacheRules(purges, properties.unconfirmedLimit(), properties.policy()), clock);
	}

	@Bean
	PositionAnnouncer positionAnnouncer(PurgeIndex index, PurgeLog purges, ServiceIdentity identity,
			EventPublisher publisher, EventFactory events, Clock clock) {
		return new PositionAnnouncer(index, purges, identity, PositionAnnouncer.Announcements.in(publisher, events),
				PositionAnnouncer.HEARTBEAT, clock);
	}

	@Bean
	InvalidationPublisher invalidationPublisher(HttpCache cache, PurgeIndex index, PurgeLog purges,
			EventPublisher publisher, EventFactory events) {
		InvalidationPublisher invalidations = new InvalidationPublisher(index, purges, (purge) -> publisher
			.publish(PurgeEvent.TOPIC, "invalidation", events.create(PurgeEvent.TYPE, "invalidation", purge)));
		cache.onInvalidated(invalidations::add);
		return invalidations;
	}

	@Bean
	MeterBinder edgeCacheMeters(HttpCache cache, PurgeIndex index, PurgeLog purges,
			InvalidationPublisher invalidations) {
		return new CacheMeters(cache, index, purges, invalidations);
	}

}
