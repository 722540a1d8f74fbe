@NullMarked
package dev.edgewise.cache.collapse;

import org.jspecify.annotations.NullMarked;
