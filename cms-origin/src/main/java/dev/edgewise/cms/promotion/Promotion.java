package dev.edgewise.cms.promotion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something to show beside articles.
 *
 * @param slot the place on a page
 * @param image path of an uploaded image
 * @param audience who may see it
 * @param weight how often, compared with others that suit the viewer
 */
record Promotion(UUID id, String slot, String title, String text, String link, @Nullable String image,
		Audience audience, Instant from, Instant until, int weight, long revision) {

	Promotion changed(Promotion other) {
		return new Promotion(this.id, other.slot, other.title, other.text, other.link, other.image, other.audience,
				other.from, other.until, other.weight, this.revision + 1);
	}

	/** The identity of its changes. */
	String contentId() {
		return "promotion:" + this.id;
	}

	/** Surrogate key of the candidates of its slot. */
	String slotKey() {
		return "promotions:" + this.slot;
	}

	/**
	 * Who may see a promotion. An empty list asks nothing of the viewer.
	 *
	 * @param countries ISO 3166 codes
	 * @param roles anonymous, reader, member, editor
	 * @param tags one of which the article beside it has
	 */
	record Audience(List<String> countries, List<String> roles, List<String> tags) {

	}

}
