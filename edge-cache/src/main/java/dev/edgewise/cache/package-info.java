@NullMarked
package dev.edgewise.cache;

import org.jspecify.annotations.NullMarked;
