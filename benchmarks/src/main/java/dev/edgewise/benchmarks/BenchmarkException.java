package dev.edgewise.benchmarks;

/** A benchmark cannot be run, or what it measured is not what it meant to. */
public final class BenchmarkException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public BenchmarkException(String message) {
		super(message);
	}

	public BenchmarkException(String message, Throwable cause) {
		super(message, cause);
	}

}
