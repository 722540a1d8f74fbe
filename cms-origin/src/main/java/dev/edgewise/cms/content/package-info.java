/**
 * Articles: what they are, who may change them, and which cached answers a change makes
 * untrue.
 */
@NullMarked
package dev.edgewise.cms.content;

import org.jspecify.annotations.NullMarked;
