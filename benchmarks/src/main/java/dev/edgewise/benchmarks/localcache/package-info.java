@NullMarked
package dev.edgewise.benchmarks.localcache;

import org.jspecify.annotations.NullMarked;
