@NullMarked
package dev.edgewise.gateway.purge;

import org.jspecify.annotations.NullMarked;
