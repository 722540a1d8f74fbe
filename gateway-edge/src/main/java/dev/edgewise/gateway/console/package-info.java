@NullMarked
package dev.edgewise.gateway.console;

import org.jspecify.annotations.NullMarked;
