package dev.edgewise.markdown.engine;

import java.time.Duration;

/**
 * What one document, and all documents together, may cost.
 *
 * @param bytes the largest document, in UTF-8 bytes
 * @param depth how deep blocks and inlines may nest
 * @param time how long one document may take, waiting for a thread not included
 * @param parallelism how many documents are rendered at a time
 * @param queue how many documents may wait for a thread
 * @param stackBytes the stack of a rendering thread
 */
public record RenderLimits(int bytes, int depth, Duration time, int parallelism, int queue, long stackBytes) {

	/**
	 * The limits that hold unless configured otherwise.
	 * @return 256 KB, 100 levels, half a second
	 */
	public static RenderLimits defaults() {
		int processors = Runtime.getRuntime().availableProcessors();
		return new RenderLimits(256 * 1024, 100, Duration.ofMillis(500), Math.max(2, processors), 64, 16 << 20);
	}

}
