package org.lerexchange.matching.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lerexchange.matching.index.CandidatePart.Audience;
import org.lerexchange.matching.index.CandidatePart.ConsentId;
import org.lerexchange.matching.index.CandidatePart.PartId;

class MaskTest {
    private static final Instant NOW = Samples.NOW;
    private static final Mask.PartKey KEY = new Mask.PartKey(Samples.CONSENT, Samples.PART);
    private final Mask mask = new Mask();
    private final CandidatePart part = Samples.part("skill:a");

    @Test
    void whatWasNeverHeardOfHidesNothing() {
        assertThat(mask.cause(part, NOW)).isEmpty();
        assertThat(mask.hides(part, NOW)).isFalse();
    }

    @Test
    void anEndedConsentHidesWhateverSeqTheProfileKnows() {
        mask.consent(Samples.CONSENT, 6, new Mask.HeardConsent.Ended());

        assertThat(mask.cause(part, NOW)).contains("consentEnded");
        assertThat(mask.hasEnded(Samples.CONSENT)).isTrue();
        assertThat(mask.heardConsent(Samples.CONSENT)).isEqualTo(6);
    }

    @Test
    void anEndWinsWhateverItsSeqAndNothingFollowsIt() {
        mask.consent(Samples.CONSENT, 8, live(Set.of(), Set.of()));

        assertThat(mask.consent(Samples.CONSENT, 3, new Mask.HeardConsent.Ended()))
                .isEqualTo(CandidateIndex.Effect.CHANGED);
        assertThat(mask.cause(part, NOW)).contains("consentEnded");
        assertThat(mask.heardConsent(Samples.CONSENT)).isEqualTo(8);

        mask.consent(Samples.CONSENT, 8, live(Set.of(), Set.of()));
        mask.consent(Samples.CONSENT, 9, live(Set.of(), Set.of()));
        assertThat(mask.hasEnded(Samples.CONSENT)).isTrue();
    }

    @Test
    void aConsentThatIsGoneByCompactionHasEnded() {
        mask.consentGone(Samples.CONSENT);

        assertThat(mask.cause(part, NOW)).contains("consentEnded");
    }

    @Test
    void aConsentNarrowedToOtherTypesOrPartsHides() {
        mask.consent(Samples.CONSENT, 6, live(Set.of("Degree"), Set.of()));
        assertThat(mask.cause(part, NOW)).contains("consentNarrowed");

        mask.consent(Samples.CONSENT, 7, live(Set.of(), Set.of(new PartId("part-2"))));
        assertThat(mask.cause(part, NOW)).contains("consentNarrowed");

        mask.consent(Samples.CONSENT, 8, live(Set.of("Certificate"), Set.of(Samples.PART)));
        assertThat(mask.hides(part, NOW)).isFalse();
    }

    @Test
    void aConsentTheProfileKnowsAlreadyNarrowsNothing() {
        mask.consent(Samples.CONSENT, 5, live(Set.of("Degree"), Set.of()));

        assertThat(mask.hides(part, NOW)).isFalse();
    }

    @Test
    void aConsentPastItsEndHidesFromThatMomentOn() {
        CandidatePart limited = Samples.until(part, NOW);

        assertThat(mask.hides(limited, NOW.minusMillis(1))).isFalse();
        assertThat(mask.cause(limited, NOW)).contains("consentOver");
    }

    @Test
    void theEndOfANewerConsentCounts() {
        mask.consent(
                Samples.CONSENT,
                6,
                new Mask.HeardConsent.Live(
                        Set.of(), Set.of(), new Audience.RegionEmployers(), Optional.of(NOW.plusSeconds(60))));

        assertThat(mask.hides(part, NOW)).isFalse();
        assertThat(mask.cause(part, NOW.plusSeconds(60))).contains("consentOver");
    }

    @Test
    void aRetractionHidesUntilItIsLifted() {
        mask.retraction(KEY, 1, new Mask.Retraction(true, Mask.Cause.REVOKED));
        assertThat(mask.cause(part, NOW)).contains("revoked");

        mask.retraction(KEY, 2, new Mask.Retraction(false, Mask.Cause.REVOKED));
        assertThat(mask.hides(part, NOW)).isFalse();
        assertThat(mask.heardRetraction(KEY)).isEqualTo(2);
    }

    @Test
    void aRetractionOfAnotherPartHidesNothingHere() {
        mask.retraction(
                new Mask.PartKey(Samples.CONSENT, new PartId("part-2")),
                1,
                new Mask.Retraction(true, Mask.Cause.REVOKED));
        mask.retraction(
                new Mask.PartKey(new ConsentId("consent-2"), Samples.PART),
                1,
                new Mask.Retraction(true, Mask.Cause.REVOKED));

        assertThat(mask.hides(part, NOW)).isFalse();
    }

    @Test
    void anIssuerWhoFellHidesAllAndOneAccreditedForOtherTypesHidesTheRest() {
        mask.trust(Samples.COLLEGE, 1, new Mask.Trust(false, Set.of("Degree")));
        assertThat(mask.cause(part, NOW)).contains("distrusted");

        mask.trust(Samples.COLLEGE, 2, new Mask.Trust(true, Set.of("Degree")));
        assertThat(mask.cause(part, NOW)).contains("distrusted");

        mask.trust(Samples.COLLEGE, 3, new Mask.Trust(true, Set.of("Degree", "Certificate")));
        assertThat(mask.hides(part, NOW)).isFalse();

        mask.trust(Samples.COLLEGE, 4, new Mask.Trust(true, Set.of()));
        assertThat(mask.hides(part, NOW)).isFalse();
        assertThat(mask.heardTrust(Samples.COLLEGE)).isEqualTo(4);
    }

    /** Every combination of what may be heard, against the rule as a formula. */
    @Test
    void thePartIsHiddenIffOneOfTheFourHidesIt() {
        for (int row = 0; row < 3 * 2 * 3 * 2; row++) {
            int consent = row % 3;
            boolean retracted = row / 3 % 2 == 1;
            int trust = row / 6 % 3;
            boolean over = row / 18 == 1;
            Mask heard = new Mask();
            heard.consent(
                    Samples.CONSENT,
                    6,
                    consent == 0
                            ? new Mask.HeardConsent.Ended()
                            : new Mask.HeardConsent.Live(
                                    consent == 1 ? Set.of("Degree") : Set.of(),
                                    Set.of(),
                                    new Audience.RegionEmployers(),
                                    Optional.of(over ? NOW : NOW.plusSeconds(1))));
            heard.retraction(KEY, 1, new Mask.Retraction(retracted, Mask.Cause.DISPUTED));
            heard.trust(Samples.COLLEGE, 1, new Mask.Trust(trust > 0, trust == 1 ? Set.of("Degree") : Set.of()));

            assertThat(heard.hides(part, NOW))
                    .as("row %d", row)
                    .isEqualTo(consent < 2 || retracted || trust < 2 || over);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 20261121})
    void inWhateverOrderThingsAreHeardTheMaskEndsTheSame(long seed) {
        List<Integer> order =
                new ArrayList<>(IntStream.rangeClosed(1, 8).boxed().toList());
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Mask first = new Mask();
            Mask second = new Mask();
            order.forEach(seq -> hear(first, seq));
            Collections.shuffle(order, random);
            order.forEach(seq -> hear(second, seq));

            assertThat(second.lines()).containsExactlyElementsOf(first.lines().toList());
        }
    }

    @Test
    void eachChangeIsToldOnceAndARepeatOrAnOlderOneIsNot() {
        List<MaskChange> told = new ArrayList<>();
        mask.changes().subscribe(told::add);

        mask.consent(Samples.CONSENT, 6, new Mask.HeardConsent.Ended());
        mask.consent(Samples.CONSENT, 6, new Mask.HeardConsent.Ended());
        mask.consent(Samples.CONSENT, 5, live(Set.of(), Set.of()));
        mask.retraction(KEY, 1, new Mask.Retraction(true, Mask.Cause.REVOKED));
        mask.trust(Samples.COLLEGE, 1, new Mask.Trust(false, Set.of()));

        assertThat(told)
                .containsExactly(
                        new MaskChange.OfConsent(Samples.CONSENT, 6),
                        new MaskChange.OfPart(Samples.CONSENT, Samples.PART),
                        new MaskChange.OfIssuer(Samples.COLLEGE));
    }

    private static void hear(Mask mask, int seq) {
        mask.consent(Samples.CONSENT, seq, live(Set.of("type-" + seq), Set.of()));
        mask.retraction(KEY, seq, new Mask.Retraction(seq % 2 == 0, Mask.Cause.REVOKED));
        mask.trust(Samples.COLLEGE, seq, new Mask.Trust(seq % 2 == 0, Set.of("type-" + seq)));
    }

    private static Mask.HeardConsent live(Set<String> categories, Set<PartId> parts) {
        return new Mask.HeardConsent.Live(categories, parts, new Audience.RegionEmployers(), Optional.empty());
    }
}
