package dev.edgewise.cms.taxonomy;

/**
 * A section, tag or author.
 *
 * @param name what to call it; an author's stands in their articles and never changes
 * @param articles how many articles it has that readers can see
 */
record Term(TermKind kind, String slug, String name, String description, long revision, long articles) {

}
