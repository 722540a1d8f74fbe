@NullMarked
package dev.edgewise.platform.state;

import org.jspecify.annotations.NullMarked;
