package dev.edgewise.cms.identity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.edgewise.cms.identity.Attempts.Bucket;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/**
 * Slows down guessing without locking anybody out, by OWASP's device cookies
 * (https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies):
 * strangers are counted per account and address and, against many addresses, per account;
 * a browser from which the account has signed in before is counted by itself, so whatever
 * strangers do, its owner gets in. Within a pause the password is not looked at:
 * {@link TooManyAttemptsException}.
 */
class GuardedSignIn implements AuthenticationProvider {

	static final String COOKIE = "edgewise_device";

	static final int FREE_PER_ADDRESS = 5;

	static final int FREE_PER_ACCOUNT = 50;

	private static final Duration REMEMBERED = Duration.ofDays(180);

	private final AuthenticationProvider passwords;

	private final Attempts attempts;

	private final KnownDevices devices;

	GuardedSignIn(AuthenticationProvider passwords, Attempts attempts, KnownDevices devices) {
		this.passwords = passwords;
		this.attempts = attempts;
		this.devices = devices;
	}

	@Override
	public @Nullable Authentication authenticate(Authentication authentication) {
		ServletRequestAttributes exchange = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
		String account = authentication.getName();
		List<Bucket> buckets = buckets(account, exchange.getRequest());
		this.attempts.pause(buckets).ifPresent((pause) -> {
			throw new TooManyAttemptsException(pause);
		});
		try {
			Authentication signedIn = this.passwords.authenticate(authentication);
			this.attempts.succeeded(buckets.getFirst());
			remember(account, exchange);
			return signedIn;
		}
		catch (BadCredentialsException ex) {
			this.attempts.failed(buckets);
			throw ex;
		}
	}

	private List<Bucket> buckets(String account, HttpServletRequest request) {
		return device(account, request)
			.map((number) -> List.of(new Bucket("device\n" + account + '\n' + number, FREE_PER_ADDRESS)))
			.orElseGet(
					() -> List.of(new Bucket("address\n" + account + '\n' + request.getRemoteAddr(), FREE_PER_ADDRESS),
							new Bucket("account\n" + account, FREE_PER_ACCOUNT)));
	}

	private Optional<String> device(String account, HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, COOKIE);
		return (cookie != null) ? this.devices.numberOf(cookie.getValue(), account) : Optional.empty();
	}

	private void remember(String account, ServletRequestAttributes exchange) {
		HttpServletResponse response = exchange.getResponse();
		if (response != null && device(account, exchange.getRequest()).isEmpty()) {
			ResponseCookie cookie = ResponseCookie.from(COOKIE, this.devices.mark(account))
				.httpOnly(true)
				.secure(exchange.getRequest().isSecure())
				.sameSite("Lax")
				.path("/login")
				.maxAge(REMEMBERED)
				.build();
			response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
		}
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

}
