@NullMarked
package dev.edgewise.benchmarks.process;

import org.jspecify.annotations.NullMarked;
