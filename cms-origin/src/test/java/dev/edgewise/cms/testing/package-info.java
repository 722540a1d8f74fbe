/**
 * What tests of this module share.
 */
package dev.edgewise.cms.testing;
