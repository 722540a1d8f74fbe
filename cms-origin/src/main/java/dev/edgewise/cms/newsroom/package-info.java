/**
 * The editors' pages: server-rendered, at home without a script and better with one.
 */
@NullMarked
package dev.edgewise.cms.newsroom;

import org.jspecify.annotations.NullMarked;
