/**
 * What a stack consists of: processes, ports, wires and environments, before anything
 * runs.
 */
@NullMarked
package dev.edgewise.local.plan;

import org.jspecify.annotations.NullMarked;
