@NullMarked
package dev.edgewise.platform;

import org.jspecify.annotations.NullMarked;
