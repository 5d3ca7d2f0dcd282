package org.lerexchange.matching.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.AudienceKind;
import org.lerexchange.events.ClaimRetracted;
import org.lerexchange.events.ConsentChanged;
import org.lerexchange.events.ConsentPurpose;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.RetractionCause;
import org.lerexchange.events.RetractionState;
import org.lerexchange.events.TrustChanged;
import org.lerexchange.events.TrustState;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;

/** The three ears of the mask: once, twice, out of order, poison. */
class MaskListenersTest {
    private static final String PART_KEY = "consent-1:part-1";
    private final Mask mask = new Mask();
    private final ConsentMaskListener consents = new ConsentMaskListener(mask);
    private final RetractionListener retractions = new RetractionListener(mask);
    private final TrustMaskListener trust = new TrustMaskListener(mask);
    private final CandidatePart part = Samples.part("skill:a");

    @Test
    void aWithdrawalHidesAtOnceAndASecondDeliveryChangesNothing() {
        assertThat(hear(consents, "consent-1", 2, consent(ConsentState.WITHDRAWN)))
                .isEqualTo(Said.Effect.APPLIED);
        assertThat(hear(consents, "consent-1", 2, consent(ConsentState.WITHDRAWN)))
                .isEqualTo(Said.Effect.DUPLICATE);

        assertThat(mask.cause(part, Samples.NOW)).contains("consentEnded");
    }

    @Test
    void aGrantThatComesAfterTheWithdrawalShowsNothing() {
        hear(consents, "consent-1", 2, consent(ConsentState.EXPIRED));

        assertThat(hear(consents, "consent-1", 1, consent(ConsentState.GRANTED)))
                .isEqualTo(Said.Effect.REPLACED);
        assertThat(mask.hides(part, Samples.NOW)).isTrue();
    }

    @Test
    void aConsentForSomethingElseThanMatchingHidesWhatRestsOnIt() {
        ConsentChanged value = consent(ConsentState.GRANTED);
        value.setPurpose(ConsentPurpose.EDUCATION);

        hear(consents, "consent-1", 6, value);

        assertThat(mask.hides(part, Samples.NOW)).isTrue();
    }

    @Test
    void aConsentWhoseRecordIsGoneHides() {
        assertThat(consents.onGone("consent-1").block()).isEqualTo(Said.replaced());

        assertThat(mask.hides(part, Samples.NOW)).isTrue();
    }

    @Test
    void aConsentUnderAnotherKeyOrOfAnUnknownStateIsABrokenContract() {
        assertBroken(consents, "consent-2", consent(ConsentState.GRANTED));
        assertBroken(consents, "consent-1", consent(ConsentState.UNKNOWN));
        ConsentChanged value = consent(ConsentState.GRANTED);
        value.setPartIds(List.of("not a part id"));
        assertBroken(consents, "consent-1", value);
    }

    @Test
    void aRetractionHidesAndItsLiftShowsInEitherOrderOfArrival() {
        assertThat(hear(retractions, PART_KEY, 1, retraction(RetractionState.RETRACTED)))
                .isEqualTo(Said.Effect.APPLIED);
        assertThat(mask.cause(part, Samples.NOW)).contains("suspended");
        assertThat(hear(retractions, PART_KEY, 2, retraction(RetractionState.LIFTED)))
                .isEqualTo(Said.Effect.APPLIED);
        assertThat(hear(retractions, PART_KEY, 2, retraction(RetractionState.LIFTED)))
                .isEqualTo(Said.Effect.DUPLICATE);
        assertThat(hear(retractions, PART_KEY, 1, retraction(RetractionState.RETRACTED)))
                .isEqualTo(Said.Effect.REPLACED);

        assertThat(mask.hides(part, Samples.NOW)).isFalse();
    }

    @Test
    void aRetractionUnderAnotherKeyOrOfAnUnknownStateIsABrokenContract() {
        assertBroken(retractions, "consent-1:part-2", retraction(RetractionState.RETRACTED));
        assertBroken(retractions, PART_KEY, retraction(RetractionState.UNKNOWN));
    }

    @Test
    void anIssuerWhoFallsIsHiddenAndOneWhoRisesIsShown() {
        assertThat(hear(trust, Samples.COLLEGE, 2, trust(TrustState.SUSPENDED))).isEqualTo(Said.Effect.APPLIED);
        assertThat(hear(trust, Samples.COLLEGE, 2, trust(TrustState.SUSPENDED))).isEqualTo(Said.Effect.DUPLICATE);
        assertThat(hear(trust, Samples.COLLEGE, 1, trust(TrustState.ACCREDITED)))
                .isEqualTo(Said.Effect.REPLACED);
        assertThat(mask.cause(part, Samples.NOW)).contains("distrusted");

        hear(trust, Samples.COLLEGE, 3, trust(TrustState.ACCREDITED));

        assertThat(mask.hides(part, Samples.NOW)).isFalse();
    }

    @Test
    void trustInAnotherThanTheKeyOrOfAnUnknownStateIsABrokenContract() {
        assertBroken(trust, "did:web:other", trust(TrustState.SUSPENDED));
        assertBroken(trust, Samples.COLLEGE, trust(TrustState.UNKNOWN));
    }

    private static ConsentChanged consent(ConsentState state) {
        return ConsentChanged.newBuilder()
                .setConsentId("consent-1")
                .setProfileId("profile-1")
                .setState(state)
                .setPurpose(ConsentPurpose.MATCHING)
                .setCategories(List.of())
                .setPartIds(List.of())
                .setAudienceKind(AudienceKind.REGION_EMPLOYERS)
                .setLive(true)
                .build();
    }

    private static ClaimRetracted retraction(RetractionState state) {
        return new ClaimRetracted("consent-1", "part-1", state, RetractionCause.SUSPENDED, Samples.NOW);
    }

    private static TrustChanged trust(TrustState state) {
        return TrustChanged.newBuilder()
                .setDid(Samples.COLLEGE)
                .setState(state)
                .setAgency("agency")
                .setAchievementTypes(List.of())
                .setCompromisedKeys(List.of())
                .build();
    }

    private static <T extends SpecificRecord> Said.Effect hear(Hears<T> ear, String key, long seq, T value) {
        return ear.on(new Heard<>(key, seq, 0, Instant.EPOCH, value))
                .map(Said::effect)
                .blockOptional()
                .orElseThrow();
    }

    private static <T extends SpecificRecord> void assertBroken(Hears<T> ear, String key, T value) {
        assertThatThrownBy(() -> hear(ear, key, 9, value)).isInstanceOf(BrokenContract.class);
    }
}
