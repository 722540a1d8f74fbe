/**
 * Markdown over HTTP, for every keystroke.
 */
@NullMarked
package dev.edgewise.markdown.render;

import org.jspecify.annotations.NullMarked;
