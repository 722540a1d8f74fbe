@NullMarked
package dev.edgewise.gateway;

import org.jspecify.annotations.NullMarked;
