/**
 * The articles of the demo, read from Markdown files.
 */
@NullMarked
package dev.edgewise.cms.seed;

import org.jspecify.annotations.NullMarked;
