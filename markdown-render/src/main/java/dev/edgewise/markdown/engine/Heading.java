package dev.edgewise.markdown.engine;

/**
 * A heading of a rendered document, as an outline needs it.
 *
 * @param level 1 to 6
 * @param id the fragment identifier of the heading in the HTML
 * @param text the heading's text without markup
 */
public record Heading(int level, String id, String text) {
}
