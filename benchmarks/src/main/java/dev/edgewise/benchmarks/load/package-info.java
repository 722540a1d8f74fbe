@NullMarked
package dev.edgewise.benchmarks.load;

import org.jspecify.annotations.NullMarked;
