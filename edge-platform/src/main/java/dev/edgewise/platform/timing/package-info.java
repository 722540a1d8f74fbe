@NullMarked
package dev.edgewise.platform.timing;

import org.jspecify.annotations.NullMarked;
