@NullMarked
package dev.edgewise.platform.event;

import org.jspecify.annotations.NullMarked;
