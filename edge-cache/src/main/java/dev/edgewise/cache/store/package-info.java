@NullMarked
package dev.edgewise.cache.store;

import org.jspecify.annotations.NullMarked;
