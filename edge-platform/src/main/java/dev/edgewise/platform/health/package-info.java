@NullMarked
package dev.edgewise.platform.health;

import org.jspecify.annotations.NullMarked;
