package dev.edgewise.gateway.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Hears what Netty's leak detector has to report. */
public final class Leaks extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.netty.util.ResourceLeakDetector");

	private final List<String> reports = new CopyOnWriteArrayList<>();

	private Leaks() {
		start();
		this.logger.addAppender(this);
	}

	public static Leaks watch() {
		return new Leaks();
	}

	/** Netty reports what has been collected unreleased at the next allocations. */
	public void assertNone() {
		for (int i = 0; i < 10; i++) {
			System.gc();
			ByteBufAllocator.DEFAULT.directBuffer(16).release();
			PooledByteBufAllocator.DEFAULT.directBuffer(16).release();
		}
		assertThat(this.reports).isEmpty();
	}

	@Override
	protected void append(ILoggingEvent event) {
		this.reports.add(event.getFormattedMessage());
	}

	@Override
	public void close() {
		this.logger.detachAppender(this);
	}

}
