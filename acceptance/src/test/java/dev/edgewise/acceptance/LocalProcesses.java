package dev.edgewise.acceptance;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Processes of the local stack, by the launcher's control port. */
record LocalProcesses(LocalStack stack) implements Processes {

	@Override
	public void kill(String process) {
		act(process, "kill");
	}

	@Override
	public void start(String process) {
		act(process, "start");
	}

	/** The launcher leaves a crashed process alone, so that its log can be read. */
	@Override
	public void crash(String process) {
		kill(process);
		start(process);
	}

	@Override
	public void restart(String process) {
		crash(process);
	}

	/**
	 * What a process of the local stack keeps lies with the launcher; Redis keeps
	 * nothing.
	 */
	@Override
	public void lose(String process) {
		crash(process);
	}

	/** The launcher answers when what it starts is ready. */
	@Override
	public void awaitReady(String process) {
	}

	@Override
	public List<Memory> memory() {
		return List.of();
	}

	@Override
	public List<String> names() {
		return this.stack.processes().stream().map(LocalStack.Named::name).toList();
	}

	@Override
	public List<String> records(String topic) {
		return new TopicReader(this.stack.kafka()).fromTheBeginning(topic);
	}

	@Override
	public Stream<String> log() {
		return this.stack.log();
	}

	private void act(String process, String action) {
		URI uri = URI.create(this.stack.control() + "/processes/" + process + "/" + action);
		HttpResponse<String> answer = new Visitor()
			.send(HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody()), Duration.ofMinutes(3));
		if (answer.statusCode() >= 300) {
			throw new IllegalStateException(action + " " + process + ": " + answer.statusCode() + " " + answer.body());
		}
	}

}
