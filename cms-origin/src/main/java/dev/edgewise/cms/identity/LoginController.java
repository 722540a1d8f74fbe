package dev.edgewise.cms.identity;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.web.WebAttributes;
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
	String login(Model model, CsrfToken csrf, HttpServletRequest request,
			@RequestParam(required = false) @Nullable String error,
			@RequestParam(required = false) @Nullable String logout) {
		model.addAttribute("csrf", csrf.getToken());
		TooManyAttemptsException tooMany = (error != null) ? tooMany(request) : null;
		model.addAttribute("failed", error != null && tooMany == null);
		model.addAttribute("minutes", (tooMany != null) ? tooMany.minutes() : null);
		model.addAttribute("signedOut", logout != null);
		model.addAttribute("demo", this.demo);
		model.addAttribute("people", this.demo ? DemoAccounts.PEOPLE : List.of());
		model.addAttribute("password", DemoAccounts.PASSWORD);
		return "login";
	}

	private static @Nullable TooManyAttemptsException tooMany(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		Object failure = (session != null) ? session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION) : null;
		return (failure instanceof TooManyAttemptsException tooMany) ? tooMany : null;
	}

}
