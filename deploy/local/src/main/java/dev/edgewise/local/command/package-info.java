/**
 * The commands: up, down, status, token.
 */
@NullMarked
package dev.edgewise.local.command;

import org.jspecify.annotations.NullMarked;
