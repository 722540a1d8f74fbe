/**
 * The directory of contributors and offices: an old REST API, kept as it is because
 * somebody relies on each of its oddities.
 */
@NullMarked
package dev.edgewise.cms.directory;

import org.jspecify.annotations.NullMarked;
