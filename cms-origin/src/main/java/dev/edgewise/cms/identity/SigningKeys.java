package dev.edgewise.cms.identity;

import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's ES256 keys: the first signs, the second is published ahead of its turn so
 * that verifiers know it by then. Read when first needed and kept; a failure is not kept.
 */
class SigningKeys {

	static final int PUBLISHED = 2;

	private final Source source;

	private volatile @Nullable List<ECKey> keys;

	SigningKeys(Source source) {
		this.source = source;
	}

	List<ECKey> all() {
		List<ECKey> known = this.keys;
		if (known == null) {
			known = List.copyOf(this.source.load());
			this.keys = known;
		}
		return known;
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

}
