package dev.edgewise.platform.origin;

import java.io.IOException;

/** Failures for tests of those who meet them. */
public final class TestFailures {

	private TestFailures() {
	}

	public static OriginUnavailableException unavailable() {
		return new OriginUnavailableException("core", new IOException("closed"));
	}

}
