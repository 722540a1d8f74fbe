/**
 * Who did what when: written with the deed, readable by editors, never changed.
 */
@NullMarked
package dev.edgewise.cms.audit;

import org.jspecify.annotations.NullMarked;
