/**
 * A demo account's access token, fetched the way a browser would.
 */
@NullMarked
package dev.edgewise.local.token;

import org.jspecify.annotations.NullMarked;
