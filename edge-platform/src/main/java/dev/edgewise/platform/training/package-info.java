/** What a service is taught while it is built, so that it starts faster. */
@NullMarked
package dev.edgewise.platform.training;

import org.jspecify.annotations.NullMarked;
