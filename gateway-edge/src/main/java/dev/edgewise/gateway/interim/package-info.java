@NullMarked
package dev.edgewise.gateway.interim;

import org.jspecify.annotations.NullMarked;
