@NullMarked
package dev.edgewise.gateway.hygiene;

import org.jspecify.annotations.NullMarked;
