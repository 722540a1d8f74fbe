/**
 * What every answer to a cache has in common: its bytes, its tag, its keys.
 */
@NullMarked
package dev.edgewise.cms.delivery;

import org.jspecify.annotations.NullMarked;
