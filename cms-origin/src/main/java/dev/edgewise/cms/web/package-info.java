/**
 * What every HTTP answer shares: problems, limits, who may pass.
 */
@NullMarked
package dev.edgewise.cms.web;

import org.jspecify.annotations.NullMarked;
