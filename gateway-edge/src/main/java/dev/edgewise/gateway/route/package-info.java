@NullMarked
package dev.edgewise.gateway.route;

import org.jspecify.annotations.NullMarked;
