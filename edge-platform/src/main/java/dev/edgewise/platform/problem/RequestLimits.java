package dev.edgewise.platform.problem;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much content a request may have.
 *
 * @param maxRequest anywhere
 * @param maxRequestAt below certain paths instead, the longest that fits
 */
@ConfigurationProperties("edgewise.web")
record RequestLimits(@DefaultValue("256KB") DataSize maxRequest, @DefaultValue Map<String, DataSize> maxRequestAt) {

	RequestLimits {
		maxRequestAt = Map.copyOf(maxRequestAt);
	}

	/** Bytes that a request to the path may carry. */
	long at(String path) {
		String longest = "";
		DataSize limit = this.maxRequest;
		for (Map.Entry<String, DataSize> entry : this.maxRequestAt.entrySet()) {
			if (path.startsWith(entry.getKey()) && entry.getKey().length() > longest.length()) {
				longest = entry.getKey();
				limit = entry.getValue();
			}
		}
		return limit.toBytes();
	}

}
