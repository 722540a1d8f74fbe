@NullMarked
package dev.edgewise.platform.origin;

import org.jspecify.annotations.NullMarked;
