@NullMarked
package dev.edgewise.benchmarks.decision;

import org.jspecify.annotations.NullMarked;
