@NullMarked
package dev.edgewise.gateway.cache;

import org.jspecify.annotations.NullMarked;
