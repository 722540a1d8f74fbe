@NullMarked
package dev.edgewise.platform.problem;

import org.jspecify.annotations.NullMarked;
