@NullMarked
package dev.edgewise.benchmarks;

import org.jspecify.annotations.NullMarked;
