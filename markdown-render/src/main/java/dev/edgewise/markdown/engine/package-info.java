/**
 * Markdown in, safe HTML out, whatever comes in. Plain Java: no Spring and no I/O, so
 * that the same code can move to another place of the chain from core to client.
 */
@NullMarked
package dev.edgewise.markdown.engine;

import org.jspecify.annotations.NullMarked;
