/**
 * The legacy archive: an old SOAP service that keeps the rights of articles, knows their
 * contributors, and takes requests for corrections.
 */
@NullMarked
package dev.edgewise.cms.archive;

import org.jspecify.annotations.NullMarked;
