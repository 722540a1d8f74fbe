package dev.edgewise.platform.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.cloudevents.CloudEventData;
import org.jspecify.annotations.Nullable;

/** Remembers what it hears; refuses data that says so. */
class RecordingListener implements LogListener {

	final List<String> opened = new CopyOnWriteArrayList<>();

	final List<String> accepted = new CopyOnWriteArrayList<>();

	final List<LogPosition> skipped = new CopyOnWriteArrayList<>();

	volatile @Nullable Instant currentAsOf;

	@Override
	public void opened(String topicId, Map<Integer, Long> firstOffsets) {
		this.opened.add(topicId);
	}

	@Override
	public void accept(LogRecord event) {
		CloudEventData data = event.event().getData();
		String text = new String(data.toBytes(), StandardCharsets.UTF_8);
		if (text.contains("refuse")) {
			throw new IllegalArgumentException("refused");
		}
		this.accepted.add(text);
	}

	@Override
	public void skipped(LogPosition position) {
		this.skipped.add(position);
	}

	@Override
	public void current(Instant asOf) {
		this.currentAsOf = asOf;
	}

}
