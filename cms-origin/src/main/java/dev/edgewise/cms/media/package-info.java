/**
 * Images: checked by what they are, known by what they contain, never changed.
 */
@NullMarked
package dev.edgewise.cms.media;

import org.jspecify.annotations.NullMarked;
