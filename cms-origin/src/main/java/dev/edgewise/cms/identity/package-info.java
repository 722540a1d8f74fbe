/**
 * The OpenID Connect issuer: accounts, signing keys, clients and tokens.
 */
@NullMarked
package dev.edgewise.cms.identity;

import org.jspecify.annotations.NullMarked;
