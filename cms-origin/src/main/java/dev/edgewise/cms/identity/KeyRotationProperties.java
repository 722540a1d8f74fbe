package dev.edgewise.cms.identity;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The life of signing keys.
 *
 * @param period how long a key signs
 * @param lead how long a key must have been published before it signs: as long as
 * verifiers keep a key set
 * @param retention how long a retired key stays published: an access token counts for 15
 * minutes, and where the issuer is out of reach for 12 hours more
 * @param refresh how often an instance looks for what others have rotated
 */
@ConfigurationProperties("edgewise.identity.key-rotation")
record KeyRotationProperties(@DefaultValue("30d") Duration period, @DefaultValue("15m") Duration lead,
		@DefaultValue("13h") Duration retention, @DefaultValue("10s") Duration refresh) {

}
