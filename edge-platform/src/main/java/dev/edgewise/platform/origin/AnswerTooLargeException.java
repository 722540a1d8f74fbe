package dev.edgewise.platform.origin;

import java.io.IOException;
import java.util.concurrent.CompletionException;

import org.jspecify.annotations.Nullable;

/** The origin answered, with more than is read. */
final class AnswerTooLargeException extends IOException {

	private static final long serialVersionUID = 1L;

	private AnswerTooLargeException(Throwable cause) {
		super("The answer is larger than edgewise.origin.max-body", cause);
	}

	/**
	 * Tells this failure from others: the JDK's limiting body handler has no exception
	 * type of its own.
	 */
	static @Nullable Throwable recognise(@Nullable Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		return (cause instanceof IOException failed && String.valueOf(failed.getMessage()).contains("capacity"))
				? new AnswerTooLargeException(failed) : cause;
	}

}
