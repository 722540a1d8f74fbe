/**
 * The description of the content API, for programs and for people.
 */
@NullMarked
package dev.edgewise.cms.openapi;

import org.jspecify.annotations.NullMarked;
