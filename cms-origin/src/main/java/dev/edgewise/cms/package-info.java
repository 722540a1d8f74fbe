/**
 * The core of Edgewise: content, the people who write it, and the events that tell the
 * edge about it.
 */
@NullMarked
package dev.edgewise.cms;

import org.jspecify.annotations.NullMarked;
