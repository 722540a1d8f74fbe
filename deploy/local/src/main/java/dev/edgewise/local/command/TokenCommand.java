package dev.edgewise.local.command;

import java.io.IOException;
import java.net.URI;

import dev.edgewise.local.Home;
import dev.edgewise.local.LocalStackException;
import dev.edgewise.local.StackFile;
import dev.edgewise.local.token.SignIn;

/**
 * Prints an access token for a demo account of the running stack.
 */
final class TokenCommand {

	private static final String DEMO_PASSWORD = "edgewise";

	private final Home home;

	TokenCommand(Home home) {
		this.home = home;
	}

	int run(String account) throws IOException {
		StackFile stack = StackFile.read(this.home.stackFile())
			.filter((file) -> file.state().equals("ready"))
			.orElseThrow(() -> new LocalStackException("no stack runs in " + this.home.root() + ": deploy/local/up"));
		String gateway = stack.gateways()
			.values()
			.stream()
			.findFirst()
			.orElseThrow(() -> new LocalStackException("the stack has no gateway"));
		SignIn signIn = new SignIn(URI.create(stack.core()), URI.create(gateway + "/session/callback"));
		System.out.println(signIn.accessToken(account, DEMO_PASSWORD));
		return 0;
	}

}
