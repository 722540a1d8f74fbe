package dev.edgewise.cms.archive;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who contributes: a person, who has a family name, or an organisation, which
 * has a legal one.
 */
record HeldContributor(String id, String byline, @Nullable String givenName, @Nullable String familyName,
		@Nullable LocalDate bornOn, @Nullable String legalName, @Nullable String country, @Nullable String registration,
		LocalDate since, @Nullable LocalDate retired, @Nullable String biography, @Nullable String homepage) {

}
