@NullMarked
package dev.edgewise.cache.purge;

import org.jspecify.annotations.NullMarked;
