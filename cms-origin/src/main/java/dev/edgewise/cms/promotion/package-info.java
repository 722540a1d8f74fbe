/**
 * Promotions: what may be shown in which slot, to whom and when. The core serves the
 * candidates of a slot, alike for all; the edge decides for each viewer.
 */
@NullMarked
package dev.edgewise.cms.promotion;

import org.jspecify.annotations.NullMarked;
