package dev.edgewise.cms.promotion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.edgewise.cms.taxonomy.Slugs;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What an editor says of a promotion. Lists left out ask nothing of the viewer.
 */
record PromotionRequest(@NotNull @Size(max = 40) @Pattern(regexp = Slugs.PATTERN) String slot,
		@NotBlank @Size(max = 100) @Pattern(regexp = LINE) String title,
		@NotNull @Size(max = 300) @Pattern(regexp = LINE) String text,
		@NotNull @Size(max = 500) @Pattern(regexp = "(https://[^\\s/]+|/(?!/))[^\\s\"<>]*",
				message = "must be a path or begin with https://") String link,
		@Nullable @Pattern(regexp = "/media/[0-9a-f]{64}\\.(png|jpg|gif)",
				message = "must be the path of an uploaded image") String image,
		@Nullable @Size(max = 250) List<@NotNull @Pattern(regexp = "[A-Z]{2}") String> countries,
		@Nullable @Size(max = 4) List<@NotNull @Pattern(regexp = "anonymous|reader|member|editor") String> roles,
		@Nullable @Size(max = 20) List<@NotNull @Size(max = 40) @Pattern(regexp = Slugs.PATTERN) String> tags,
		@NotNull Instant from, @NotNull Instant until, @Nullable @Min(1) @Max(1000) Integer weight,
		@Nullable @PositiveOrZero Long revision) {

	private static final String LINE = "\\P{Cntrl}*";

	@AssertTrue(message = "must be after from")
	@SuppressWarnings("NullAway") // validation calls it before it has refused nulls
	boolean isUntil() {
		return this.from == null || this.until == null || this.from.isBefore(this.until);
	}

	Promotion promotion() {
		return new Promotion(UUID.randomUUID(), this.slot, this.title.strip(), this.text, this.link, this.image,
				new Promotion.Audience(orEmpty(this.countries), orEmpty(this.roles), orEmpty(this.tags)), this.from,
				this.until, (this.weight != null) ? this.weight : 1, 1);
	}

	private static List<String> orEmpty(@Nullable List<String> values) {
		return (values != null) ? values : List.of();
	}

}
