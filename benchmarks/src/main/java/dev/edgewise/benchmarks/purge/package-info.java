@NullMarked
package dev.edgewise.benchmarks.purge;

import org.jspecify.annotations.NullMarked;
