/**
 * The database arrives when it arrives: migrations and start-up work wait for it, the
 * process does not.
 */
@NullMarked
package dev.edgewise.cms.database;

import org.jspecify.annotations.NullMarked;
