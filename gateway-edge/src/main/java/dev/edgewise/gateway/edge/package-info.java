@NullMarked
package dev.edgewise.gateway.edge;

import org.jspecify.annotations.NullMarked;
