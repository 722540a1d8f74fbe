package dev.edgewise.cms.content;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PublicationTests {

	private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");

	private static final Instant SOON = NOW.plusSeconds(60);

	private static final Instant LATER = NOW.plusSeconds(600);

	@Test
	void goesLiveWhenItsTimeComesAndIsWithdrawnAtItsEnd() {
		Publication scheduled = Publication.draft().scheduled(SOON, LATER);
		assertThat(scheduled.isScheduled()).isTrue();
		Publication live = scheduled.turned(SOON);
		assertThat(live).isEqualTo(new Publication(Publication.State.LIVE, SOON, null, LATER, null));
		assertThat(live.turned(LATER)).isEqualTo(new Publication(Publication.State.DRAFT, SOON, null, null, null));
	}

	@Test
	void aSpanThatPassedUnseenNeverBegins() {
		assertThat(Publication.draft().scheduled(SOON, LATER).turned(LATER.plusSeconds(1)).isLive()).isFalse();
	}

	@Test
	void keepsTheDateOfItsFirstPublication() {
		assertThat(Publication.since(NOW).withdrawn().released(LATER).publishedAt()).isEqualTo(NOW);
	}

	@Test
	void anEmbargoWithdrawsWhatIsLiveAndBringsItBack() {
		Publication embargoed = Publication.since(NOW).embargoed(SOON);
		assertThat(embargoed.isLive()).isFalse();
		assertThat(embargoed.publishAt()).isEqualTo(SOON);
		assertThat(embargoed.turned(SOON)).isEqualTo(Publication.since(NOW));
	}

	@Test
	void nobodyPublishesBeforeAnEmbargoEnds() {
		Publication embargoed = Publication.draft().embargoed(SOON);
		assertThat(embargoed.isScheduled()).isFalse();
		assertThatExceptionOfType(EmbargoException.class).isThrownBy(() -> embargoed.released(NOW));
		assertThatExceptionOfType(EmbargoException.class).isThrownBy(() -> embargoed.scheduled(NOW, null));
		assertThat(embargoed.scheduled(SOON, null).isScheduled()).isTrue();
		assertThat(embargoed.freed().released(NOW).isLive()).isTrue();
	}

	@Test
	void anEmbargoPutsOffWhatWasScheduledBefore() {
		assertThat(Publication.draft().scheduled(SOON, null).embargoed(LATER).publishAt()).isEqualTo(LATER);
		assertThat(Publication.draft().scheduled(LATER, null).embargoed(SOON).publishAt()).isEqualTo(LATER);
	}

	@Test
	void whatIsLiveStaysSoWhenItsEndIsSet() {
		assertThat(Publication.since(NOW).scheduled(LATER, LATER.plusSeconds(1)).isLive()).isTrue();
	}

}
