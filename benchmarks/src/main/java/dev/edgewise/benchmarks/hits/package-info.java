@NullMarked
package dev.edgewise.benchmarks.hits;

import org.jspecify.annotations.NullMarked;
