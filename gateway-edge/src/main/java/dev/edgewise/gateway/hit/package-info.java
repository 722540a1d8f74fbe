@NullMarked
package dev.edgewise.gateway.hit;

import org.jspecify.annotations.NullMarked;
