@NullMarked
package dev.edgewise.platform.pop;

import org.jspecify.annotations.NullMarked;
