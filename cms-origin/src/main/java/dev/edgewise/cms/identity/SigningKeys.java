package dev.edgewise.cms.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's ES256 keys: the first signs, the second is published ahead of its turn so
 * that verifiers know it by then, any others are retired. Read anew every few seconds,
 * because another instance may have rotated them; what is known is kept while that fails,
 * and a failure of the first reading is passed on.
 */
class SigningKeys {

	private static final Logger logger = LoggerFactory.getLogger(SigningKeys.class);

	private final Source source;

	private final Duration refresh;

	private final Clock clock;

	private volatile @Nullable Known known;

	SigningKeys(Source source, Duration refresh, Clock clock) {
		this.source = source;
		this.refresh = refresh;
		this.clock = clock;
	}

	List<ECKey> all() {
		Known present = this.known;
		if (present != null && this.clock.instant().isBefore(present.readAt().plus(this.refresh))) {
			return present.keys();
		}
		return read(present);
	}

	private synchronized List<ECKey> read(@Nullable Known before) {
		Known present = this.known;
		if (present != null && present != before) {
			return present.keys();
		}
		try {
			return keep(this.source.load());
		}
		catch (RuntimeException ex) {
			if (before == null) {
				throw ex;
			}
			logger.debug("Signing keys could not be read again", ex);
			return keep(before.keys());
		}
	}

	private List<ECKey> keep(List<ECKey> keys) {
		Known next = new Known(List.copyOf(keys), this.clock.instant());
		this.known = next;
		return next.keys();
	}

	/** After a rotation here, so that the next token is signed with the new key. */
	void forget() {
		this.known = null;
	}

	static ECKey generate() {
		try {
			return new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.SIGNATURE)
				.algorithm(JWSAlgorithm.ES256)
				.keyIDFromThumbprint(true)
				.generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("Every JDK has P-256", ex);
		}
	}

	/** Where the keys are kept. */
	interface Source {

		List<ECKey> load();

	}

	private record Known(List<ECKey> keys, Instant readAt) {
	}

}
