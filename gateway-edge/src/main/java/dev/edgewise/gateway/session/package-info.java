@NullMarked
package dev.edgewise.gateway.session;

import org.jspecify.annotations.NullMarked;
