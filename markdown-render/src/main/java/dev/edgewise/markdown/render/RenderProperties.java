package dev.edgewise.markdown.render;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import dev.edgewise.markdown.engine.RenderLimits;

/**
 * What rendering may cost.
 *
 * @param maxSize the largest document
 * @param maxDepth how deep a document may nest
 * @param timeBudget how long one document may take
 * @param parallelism documents rendered at a time; 0 for one per processor, at least two
 * @param queue documents that may wait
 * @param stackSize stack of a rendering thread
 * @param warmUp how long to render before the service is ready
 */
@Validated
@ConfigurationProperties("edgewise.markdown")
record RenderProperties(@DefaultValue("256KB") DataSize maxSize, @DefaultValue("100") @Min(8) @Max(500) int maxDepth,
		@DefaultValue("500ms") Duration timeBudget, @DefaultValue("0") @Min(0) int parallelism,
		@DefaultValue("64") @Min(1) int queue, @DefaultValue("16MB") DataSize stackSize,
		@DefaultValue("400ms") Duration warmUp) {

	RenderLimits limits() {
		int threads = (this.parallelism > 0) ? this.parallelism
				: Math.max(2, Runtime.getRuntime().availableProcessors());
		return new RenderLimits((int) this.maxSize.toBytes(), this.maxDepth, this.timeBudget, threads, this.queue,
				this.stackSize.toBytes());
	}

}
