package dev.edgewise.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.edgewise.local.Home;
import dev.edgewise.local.LocalStackException;
import dev.edgewise.local.plan.Catalog;
import dev.edgewise.local.plan.UpOptions;

/**
 * The launcher's entry: the command, then its options. Ends with exit code 0, 1 after an
 * error that was explained in one line, or 3 if {@code status} finds something missing.
 */
public final class Main {

	private Main() {
	}

	public static void main(String... arguments) {
		System.exit(run(Arrays.asList(arguments)));
	}

	static int run(List<String> arguments) {
		try {
			return run(arguments.getFirst(), arguments.subList(1, arguments.size()));
		}
		catch (LocalStackException ex) {
			System.err.println("edgewise: " + ex.getMessage());
			return 1;
		}
		catch (IOException | UncheckedIOException ex) {
			System.err.println("edgewise: " + ex.getMessage());
			return 1;
		}
	}

	private static int run(String command, List<String> arguments) throws IOException {
		Path repository = Path.of(System.getProperty("edgewise.repository", ".")).toAbsolutePath().normalize();
		Path defaultHome = repository.resolve(".edgewise");
		return switch (command) {
			case "up" -> {
				UpOptions options = UpOptions.parse(defaultHome, arguments);
				yield new UpCommand(repository, options, Catalog.standard()).run();
			}
			case "down" -> new DownCommand(home(defaultHome, arguments)).run();
			case "status" -> new StatusCommand(home(defaultHome, arguments)).run();
			case "token" -> new TokenCommand(home(defaultHome, arguments)).run(account(arguments));
			default -> throw new LocalStackException("unknown command " + command);
		};
	}

	private static Home home(Path defaultHome, List<String> arguments) {
		int option = arguments.indexOf("--home");
		if (option < 0) {
			return new Home(defaultHome);
		}
		if (option + 1 >= arguments.size()) {
			throw new LocalStackException("--home needs a value");
		}
		return new Home(Path.of(arguments.get(option + 1)));
	}

	private static String account(List<String> arguments) {
		List<String> rest = new ArrayList<>(arguments);
		int option = rest.indexOf("--home");
		if (option >= 0) {
			rest.subList(option, option + 2).clear();
		}
		return Optional.of(rest)
			.filter((list) -> list.size() == 1)
			.map(List::getFirst)
			.orElseThrow(() -> new LocalStackException("name one account: ada, kenji, maya, marie or edith"));
	}

}
