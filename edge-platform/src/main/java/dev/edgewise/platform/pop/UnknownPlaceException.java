package dev.edgewise.platform.pop;

import java.util.List;

/** This process is told to run at a place that the topology does not have. */
final class UnknownPlaceException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	UnknownPlaceException(String code, List<String> known) {
		super("edgewise.pop is '" + code + "', which edgewise.topology does not know; it knows " + known);
	}

}
