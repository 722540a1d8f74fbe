/**
 * Articles as the core's content service tells them, over HTTP and through the cache:
 * what pages are made from.
 */
@NullMarked
package dev.edgewise.markdown.article;

import org.jspecify.annotations.NullMarked;
