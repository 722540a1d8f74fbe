package dev.edgewise.cms.identity;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How services of POPs prove who they are.
 *
 * @param clientSecret secret of the client {@code edgewise-service}; without one the
 * client does not exist
 */
@ConfigurationProperties("edgewise.service")
record ServiceProperties(@Nullable String clientSecret) {

}
