/**
 * Sections, tags and authors: what articles are sorted by, and how each is called.
 */
@NullMarked
package dev.edgewise.cms.taxonomy;

import org.jspecify.annotations.NullMarked;
