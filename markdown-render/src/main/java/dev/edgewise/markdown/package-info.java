/**
 * Markdown at the edge: a renderer for every keystroke, and articles as complete pages.
 */
@NullMarked
package dev.edgewise.markdown;

import org.jspecify.annotations.NullMarked;
