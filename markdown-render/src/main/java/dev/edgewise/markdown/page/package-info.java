/**
 * Articles as complete HTML pages.
 */
@NullMarked
package dev.edgewise.markdown.page;

import org.jspecify.annotations.NullMarked;
