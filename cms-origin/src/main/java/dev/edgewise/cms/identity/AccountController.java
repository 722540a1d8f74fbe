package dev.edgewise.cms.identity;

import java.security.Principal;
import java.util.Arrays;
import java.util.List;

import dev.edgewise.cms.identity.Account.Tastes;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page on which people choose what pages are composed by. Tokens say it from the next
 * one on. Whoever has not signed in is sent to do so.
 */
@Controller
@RequestMapping("/account")
class AccountController {

	private final Accounts accounts;

	AccountController(Accounts accounts) {
		this.accounts = accounts;
	}

	@GetMapping
	String show(Principal person, Model model, CsrfToken csrf, @RequestParam(required = false) @Nullable String saved) {
		Account account = account(person);
		return page(model, csrf, account, TastesForm.of(account.tastes()), List.of(), saved != null);
	}

	@PostMapping
	String change(Principal person, TastesForm form, Model model, CsrfToken csrf) {
		Account account = account(person);
		List<String> objections = form.objections();
		if (!objections.isEmpty()) {
			return page(model, csrf, account, form, objections, false);
		}
		this.accounts.change(account.name(), form.tastes());
		return "redirect:/account?saved";
	}

	private Account account(Principal person) {
		return this.accounts.find(person.getName()).orElseThrow(() -> new ErrorResponseException(HttpStatus.NOT_FOUND));
	}

	private static String page(Model model, CsrfToken csrf, Account account, TastesForm form, List<String> objections,
			boolean saved) {
		model.addAttribute("csrf", csrf.getToken());
		model.addAttribute("displayName", account.displayName());
		model.addAttribute("country", account.country());
		model.addAttribute("roles", String.join(", ", account.roles()));
		model.addAttribute("language", form.language());
		model.addAttribute("interests", form.interests());
		model.addAttribute("themes",
				Arrays.stream(TastesForm.THEMES).map((name) -> new Choice(name, name.equals(form.theme()))).toList());
		model.addAttribute("objections", objections);
		model.addAttribute("saved", saved);
		return "account";
	}

	/** One of several, and whether it is the chosen one. */
	record Choice(String name, boolean chosen) {

	}

}
