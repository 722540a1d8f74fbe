package dev.edgewise.cms.identity;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page on which people sign in. In the demo it introduces the demo's people, one
 * click each.
 */
@Controller
class LoginController {

	private final boolean demo;

	LoginController(Environment environment) {
		this.demo = environment.acceptsProfiles(Profiles.of("demo"));
	}

	@GetMapping("/login")
	String login(Model model, CsrfToken csrf, @RequestParam(required = false) @Nullable String error,
			@RequestParam(required = false) @Nullable String logout) {
		model.addAttribute("csrf", csrf.getToken());
		model.addAttribute("failed", error != null);
		model.addAttribute("signedOut", logout != null);
		model.addAttribute("demo", this.demo);
		model.addAttribute("people", this.demo ? DemoAccounts.PEOPLE : List.of());
		model.addAttribute("password", DemoAccounts.PASSWORD);
		return "login";
	}

}
