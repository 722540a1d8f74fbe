package dev.edgewise.platform.origin;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * A call over the emulated distance: there, the call, and back, all within a deadline.
 * What is left of a call past its deadline is cancelled.
 *
 * @param oneWay distance each way
 * @param deadline for all of it
 * @param executor where to go on; never the thread that keeps time
 */
record Journey(HttpClient http, Duration oneWay, Duration deadline, Executor executor) implements AutoCloseable {

	CompletableFuture<HttpResponse<byte[]>> send(HttpRequest message, HttpResponse.BodyHandler<byte[]> body) {
		CompletableFuture<HttpResponse<byte[]>> whole = new CompletableFuture<>();
		CompletableFuture<HttpResponse<byte[]>> call = travel().thenCompose((there) -> {
			CompletableFuture<HttpResponse<byte[]>> sent = this.http.sendAsync(message, body);
			whole.whenComplete((answer, failure) -> sent.cancel(true));
			return sent;
		});
		call.thenCompose((answer) -> travel().thenApply((back) -> answer)).whenComplete((answer, failure) -> {
			if (failure != null) {
				whole.completeExceptionally(failure);
			}
			else {
				whole.complete(answer);
			}
		});
		return whole.orTimeout(this.deadline.toMillis(), TimeUnit.MILLISECONDS);
	}

	private CompletableFuture<Void> travel() {
		if (this.oneWay.isZero()) {
			return CompletableFuture.completedFuture(null);
		}
		return CompletableFuture.runAsync(() -> {
		}, CompletableFuture.delayedExecutor(this.oneWay.toNanos(), TimeUnit.NANOSECONDS, this.executor));
	}

	@Override
	public void close() {
		this.http.shutdownNow();
	}

}
