/**
 * The wires between processes, which can be cut.
 */
@NullMarked
package dev.edgewise.local.wires;

import org.jspecify.annotations.NullMarked;
