package dev.edgewise.cms.archive;

import java.math.BigDecimal;
import java.time.LocalDate;

import example.edgewise.schemas.archive._2007.types.Contributor;
import example.edgewise.schemas.archive._2007.types.Licence;
import example.edgewise.schemas.archive._2007.types.Medium;
import example.edgewise.schemas.archive._2007.types.Money;
import example.edgewise.schemas.archive._2007.types.Nothing;
import example.edgewise.schemas.archive._2007.types.Organisation;
import example.edgewise.schemas.archive._2007.types.Person;
import example.edgewise.schemas.archive._2007.types.Rights;
import example.edgewise.schemas.archive._2007.types.Term;
import example.edgewise.schemas.archive._2007.types.Territory;
import example.edgewise.schemas.archive._2009.messages.ArticleRights;
import example.edgewise.schemas.archive._2009.messages.Hit;
import org.jspecify.annotations.Nullable;

/** What the archive holds, in the words of its contract. */
final class Answers {

	private Answers() {
	}

	static ArticleRights rights(String articleId, @Nullable HeldRights held, LocalDate today) {
		ArticleRights answer = new ArticleRights();
		answer.setArticleId(articleId);
		if (held != null) {
			answer.setRights(rights(held, today));
		}
		else {
			answer.setNotHeld(new Nothing());
		}
		return answer;
	}

	private static Rights rights(HeldRights held, LocalDate today) {
		Rights rights = new Rights();
		rights.setStatus(held.clearance().statusOn(today));
		rights.setLicence(Licence.fromValue(held.licence()));
		rights.setContributorId(held.contributorId());
		rights.setAgency(held.agency());
		held.territories().stream().map(Territory::fromValue).forEach(rights.getTerritories()::add);
		held.media().stream().map(Medium::fromValue).forEach(rights.getMedium()::add);
		rights.setTerm(term(held.clearance()));
		rights.setFee(fee(held.fee(), held.currency()));
		rights.setCreditLine(held.creditLine());
		rights.setRestriction(held.restriction());
		rights.setChangedOn(XmlDates.of(held.changedOn()));
		return rights;
	}

	private static Term term(Clearance clearance) {
		Term term = new Term();
		if (clearance.embargoedUntil() != null) {
			term.setEmbargoedUntil(XmlDates.of(clearance.embargoedUntil()));
		}
		else if (clearance.until() != null) {
			term.setUntil(XmlDates.of(clearance.until()));
		}
		else {
			term.setPerpetual(new Nothing());
		}
		return term;
	}

	private static @Nullable Money fee(@Nullable BigDecimal amount, @Nullable String currency) {
		if (amount == null) {
			return null;
		}
		Money money = new Money();
		money.setValue(amount);
		money.setCurrency(currency);
		return money;
	}

	static Contributor contributor(HeldContributor held) {
		Contributor contributor = new Contributor();
		contributor.setId(held.id());
		contributor.setByline(held.byline());
		if (held.familyName() != null) {
			contributor.setPerson(person(held));
		}
		else {
			contributor.setOrganisation(organisation(held));
		}
		contributor.setSince(XmlDates.of(held.since()));
		contributor.setRetired(XmlDates.ofNullable(held.retired()));
		contributor.setBiography(held.biography());
		contributor.setHomepage(held.homepage());
		return contributor;
	}

	private static Person person(HeldContributor held) {
		Person person = new Person();
		person.setGivenName(held.givenName());
		person.setFamilyName(held.familyName());
		person.setBornOn(XmlDates.ofNullable(held.bornOn()));
		return person;
	}

	private static Organisation organisation(HeldContributor held) {
		Organisation organisation = new Organisation();
		organisation.setLegalName(held.legalName());
		organisation.setCountry(held.country());
		organisation.setRegistration(held.registration());
		return organisation;
	}

	static Hit hit(Finding found, LocalDate today) {
		Hit hit = new Hit();
		hit.setArticleId(found.articleId());
		hit.setHeadline(found.headline());
		hit.setByline(found.byline());
		hit.setContributorId(found.contributorId());
		hit.setPublishedOn(XmlDates.of(found.publishedOn()));
		hit.setStatus(found.clearance().statusOn(today));
		return hit;
	}

}
