@NullMarked
package dev.edgewise.cache.rules;

import org.jspecify.annotations.NullMarked;
