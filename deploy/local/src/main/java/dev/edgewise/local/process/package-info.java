/**
 * The running processes: their start, state, memory and end.
 */
@NullMarked
package dev.edgewise.local.process;

import org.jspecify.annotations.NullMarked;
