@NullMarked
package dev.edgewise.platform.cache;

import org.jspecify.annotations.NullMarked;
