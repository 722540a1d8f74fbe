/**
 * The control port: what runs, and the fault injector.
 */
@NullMarked
package dev.edgewise.local.control;

import org.jspecify.annotations.NullMarked;
