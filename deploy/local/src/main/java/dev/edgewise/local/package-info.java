/**
 * The local stack: every service of every POP, and what they need, as processes of one
 * machine.
 */
@NullMarked
package dev.edgewise.local;

import org.jspecify.annotations.NullMarked;
