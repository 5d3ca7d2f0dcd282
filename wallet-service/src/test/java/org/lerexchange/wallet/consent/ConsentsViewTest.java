package org.lerexchange.wallet.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lerexchange.wallet.holders.HolderId;

class ConsentsViewTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    void theStoryIsTheSameWhateverIdsProfilesAndTimesWereMade() {
        Consent one = granted("c1", "p1", Set.of("License"), NOW);
        Consent another = granted("c9", "p9", Set.of("License"), NOW.minusSeconds(99));

        assertThat(story(ledger("h9", another))).isEqualTo(story(ledger("h1", one)));
    }

    @Test
    void theStoryTellsWhatIsAllowedAndNothingOfWhatHasEnded() {
        Consent licences = granted("c1", "p1", Set.of("License"), NOW);
        Consent everything = granted("c2", "p1", Set.of(), NOW);
        Consent over = everything.ended(Consent.State.WITHDRAWN, NOW);

        assertThat(story(ledger("h1", everything))).isNotEqualTo(story(ledger("h1", licences)));
        assertThat(story(ledger("h1", licences, over))).isEqualTo(story(ledger("h1", licences)));
    }

    private static String story(Ledger ledger) {
        return ConsentsView.stateOf(List.of(ledger), NOW).storyDigest();
    }

    private static Ledger ledger(String holder, Consent... consents) {
        return new Ledger(new HolderId(holder), List.of(consents));
    }

    private static Consent granted(String id, String profile, Set<String> categories, Instant at) {
        Terms terms = new Terms(
                Terms.Purpose.MATCHING,
                categories.stream().map(Terms.Category::new).collect(Collectors.toSet()),
                Set.of(),
                new Terms.Audience.RegionEmployers(),
                true,
                Optional.of(at.plus(Duration.ofDays(30))));
        return Consent.granted(new ConsentId(id), new ProfileId(profile), terms, at);
    }
}
