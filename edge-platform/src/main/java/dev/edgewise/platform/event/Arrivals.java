package dev.edgewise.platform.event;

import java.time.Clock;
import java.time.Duration;

import dev.edgewise.platform.pop.Distance;

/**
 * Holds events from another place back until they can have arrived here. Never longer
 * than the way takes, whatever a record says of its time.
 */
final class Arrivals {

	private final Distance distance;

	private final Clock clock;

	Arrivals(Distance distance, Clock clock) {
		this.distance = distance;
		this.clock = clock;
	}

	void await(LogRecord event) throws InterruptedException {
		if (event.event() != null && event.event().getExtension(EventFactory.PLACE) instanceof String place) {
			Duration way = this.distance.oneWay(place);
			Duration rest = Duration.between(this.clock.instant(), event.appended().plus(way));
			if (rest.isPositive()) {
				Thread.sleep((rest.compareTo(way) < 0) ? rest : way);
			}
		}
	}

}
