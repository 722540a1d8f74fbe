@NullMarked
package dev.edgewise.platform.viewer;

import org.jspecify.annotations.NullMarked;
