package org.lerexchange.matching.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.PreferenceState;
import org.lerexchange.events.PresentationVerified;
import org.lerexchange.events.ProfileChanged;
import org.lerexchange.events.ProfilePart;
import org.lerexchange.events.ProfileSkill;
import org.lerexchange.events.ProfileState;
import org.lerexchange.events.VerificationOutcome;
import org.lerexchange.matching.index.CandidateIndex;
import org.lerexchange.matching.profiles.ProfilesRoom.News;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Said;

/** The three ears of the room: once, twice, out of order, poison. */
class ProfileListenersTest {
    private static final News GRANTED = ProfilesRoom.consent("consent-1", 1, ConsentState.GRANTED);
    private static final News WITHDRAWN = ProfilesRoom.consent("consent-1", 2, ConsentState.WITHDRAWN);
    private static final News VERIFIED = ProfilesRoom.part("consent-1", "part-1", 4, VerificationOutcome.VERIFIED);
    private final ProfilesRoom room = new ProfilesRoom();

    @Test
    void aVerifiedPartOfALiveConsentIsInTheProfileWithItsSkillAndHowItWasFound() {
        room.hear(GRANTED);

        Said said = room.hear(VERIFIED);

        assertThat(said.effect()).isEqualTo(Said.Effect.APPLIED);
        ProfileChanged profile = said(said);
        assertThat(profile.getState()).isEqualTo(ProfileState.ACTIVE);
        ProfilePart part = profile.getParts().getFirst();
        assertThat(part.getConsentSeq()).isEqualTo(1);
        assertThat(part.getPartSeq()).isEqualTo(4);
        assertThat(part.getAudienceKind()).isEqualTo("REGION_EMPLOYERS");
        assertThat(part.getOutcome()).isEqualTo("VERIFIED");
        ProfileSkill skill = part.getSkills().getFirst();
        assertThat(skill.getSkillId()).isEqualTo("ler:skill:phlebotomy");
        assertThat(skill.getSaid()).isEqualTo("phlebotomy");
        assertThat(skill.getHow()).startsWith("PREFERRED_LABEL: phlebotomy -> ");
    }

    @Test
    void secondDeliverySaysTheStoredEventAgain() {
        for (News news : List.of(GRANTED, VERIFIED, ProfilesRoom.wishes(1, PreferenceState.ACTIVE))) {
            Said first = room.hear(news);

            Said second = room.hear(news);

            assertThat(second.effect()).isEqualTo(Said.Effect.DUPLICATE);
            assertThat(second.events()).isEqualTo(first.events());
            assertThat(second.events()).extracting(Event::id).hasSize(1);
        }
    }

    @Test
    void whatIsOlderThanWhatIsThereIsReplaced() {
        room.hear(WITHDRAWN);
        room.hear(ProfilesRoom.part("consent-2", "part-1", 4, VerificationOutcome.REFUSED));
        room.hear(ProfilesRoom.wishes(3, PreferenceState.ENDED));

        assertThat(room.hear(GRANTED)).isEqualTo(Said.replaced());
        assertThat(room.hear(ProfilesRoom.part("consent-2", "part-1", 3, VerificationOutcome.VERIFIED)))
                .isEqualTo(Said.replaced());
        assertThat(room.hear(ProfilesRoom.wishes(2, PreferenceState.ACTIVE))).isEqualTo(Said.replaced());
    }

    @Test
    void theVerdictMayComeBeforeTheConsent() {
        ProfileChanged waiting = said(room.hear(VERIFIED));
        ProfileChanged whole = said(room.hear(GRANTED));

        assertThat(waiting.getState()).isEqualTo(ProfileState.ENDED);
        assertThat(waiting.getParts()).isEmpty();
        assertThat(whole.getParts()).hasSize(1);
    }

    @Test
    void eachStateHasAHigherSeqThanTheOneBefore() {
        List<Long> seqs = List.of(
                        GRANTED,
                        VERIFIED,
                        ProfilesRoom.wishes(1, PreferenceState.ACTIVE),
                        ProfilesRoom.consent("consent-1", 2, ConsentState.NARROWED, "Degree"),
                        ProfilesRoom.part("consent-1", "part-1", 5, VerificationOutcome.ENDED),
                        ProfilesRoom.wishes(2, PreferenceState.ENDED),
                        ProfilesRoom.consent("consent-1", 3, ConsentState.EXPIRED))
                .stream()
                .map(news -> room.hear(news).events().getFirst().seq())
                .toList();

        assertThat(seqs).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void anEndedConsentLeavesAGravestoneWithoutPersonalData() {
        room.hear(GRANTED);
        room.hear(VERIFIED);
        room.hear(ProfilesRoom.wishes(1, PreferenceState.ACTIVE));

        ProfileChanged ended = said(room.hear(WITHDRAWN));

        assertThat(ended.getState()).isEqualTo(ProfileState.ENDED);
        assertThat(ended.getParts()).isEmpty();
        assertThat(ended.getArea()).isNull();
        assertThat(room.stored().toJson())
                .contains("consent-1", "part-1")
                .doesNotContain("Some certificate", "College", "phlebotomy", "Phlebotomist", "REGION_EMPLOYERS");
        assertThat(said(room.hear(ProfilesRoom.part("consent-1", "part-1", 9, VerificationOutcome.VERIFIED)))
                        .getParts())
                .isEmpty();
        assertThat(room.stored().toJson()).doesNotContain("Some certificate");
    }

    @Test
    void anEndedOrRefusedPartIsTakenOutAndAnInconclusiveOneStaysWithItsOutcome() {
        room.hear(GRANTED);
        room.hear(VERIFIED);

        ProfileChanged unsure =
                said(room.hear(ProfilesRoom.part("consent-1", "part-1", 5, VerificationOutcome.INCONCLUSIVE)));
        ProfileChanged refused =
                said(room.hear(ProfilesRoom.part("consent-1", "part-1", 6, VerificationOutcome.REFUSED)));
        ProfileChanged again =
                said(room.hear(ProfilesRoom.part("consent-1", "part-1", 7, VerificationOutcome.VERIFIED)));
        ProfileChanged ended = said(room.hear(ProfilesRoom.part("consent-1", "part-1", 8, VerificationOutcome.ENDED)));

        assertThat(unsure.getParts()).extracting(ProfilePart::getOutcome).containsExactly("INCONCLUSIVE");
        assertThat(refused.getParts()).isEmpty();
        assertThat(again.getParts()).hasSize(1);
        assertThat(ended.getState()).isEqualTo(ProfileState.ENDED);
    }

    @Test
    void aNarrowedConsentLeavesOnlyWhatItStillCovers() {
        room.hear(GRANTED);
        room.hear(VERIFIED);
        room.hear(ProfilesRoom.part("consent-1", "part-2", 1, VerificationOutcome.VERIFIED, "Degree", "phlebotomy"));

        ProfileChanged narrowed =
                said(room.hear(ProfilesRoom.consent("consent-1", 2, ConsentState.NARROWED, "Degree")));

        assertThat(narrowed.getParts()).extracting(ProfilePart::getPartId).containsExactly("part-2");
        assertThat(narrowed.getParts().getFirst().getConsentSeq()).isEqualTo(2);
    }

    @Test
    void wishesAreSaidWithAProfileThatTakesPart() {
        room.hear(GRANTED);
        room.hear(VERIFIED);

        ProfileChanged profile = said(room.hear(ProfilesRoom.wishes(1, PreferenceState.ACTIVE)));

        assertThat(profile.getArea()).isEqualTo("us-ny-061");
        assertThat(profile.getModes()).containsExactly("HYBRID", "REMOTE");
        assertThat(profile.getMinimumHourlyPayCents()).isEqualTo(2_001);
    }

    @Test
    void whatTheRoomSaysTheIndexTakesIn() {
        room.hear(GRANTED);
        room.hear(ProfilesRoom.wishes(1, PreferenceState.ACTIVE));
        room.hear(VERIFIED);
        Event<ProfileChanged> event = room.present();
        CandidateIndex index = new CandidateIndex();

        CandidateIndex.Applied applied = index.apply(org.lerexchange.matching.index.ProfileMapping.toNews(
                new Heard<>(event.key(), event.seq(), event.generation(), event.time(), event.value())));

        assertThat(applied.now()).extracting(Object::toString).containsExactly("ler:skill:phlebotomy");
        assertThat(index.size()).isOne();
    }

    @Test
    void whatBreaksItsContractIsNotTakenIn() {
        assertBroken(ProfilesRoom.consent("consent-1", 1, ConsentState.UNKNOWN));
        assertBroken(ProfilesRoom.part("consent-1", "part-1", 1, VerificationOutcome.UNKNOWN));
        assertBroken(ProfilesRoom.part("consent 1", "part-1", 1, VerificationOutcome.VERIFIED));
        assertBroken(ProfilesRoom.wishes(1, PreferenceState.UNKNOWN));
        PresentationVerified value = ((News.OfPart) VERIFIED).heard().value();
        assertBroken(new News.OfPart(new Heard<>("consent-1:part-2", 1, 0, ProfilesRoom.NOW, value)));
        assertThat(room.documents.all().collectList().block()).isEmpty();
    }

    @Test
    void aFullProfileTakesNoNewConsentButStillHearsAnEnd() {
        for (int consent = 0; consent < Profile.MOST_CONSENTS; consent++) {
            room.hear(ProfilesRoom.consent("consent-" + consent, 1, ConsentState.GRANTED));
        }

        assertBroken(ProfilesRoom.consent("one-more", 1, ConsentState.GRANTED));
        assertThat(room.hear(ProfilesRoom.consent("consent-7", 2, ConsentState.WITHDRAWN))
                        .effect())
                .isEqualTo(Said.Effect.APPLIED);
    }

    @Test
    void anEndWinsWhateverItsSeqIsSaidAsNewsAndNothingFollowsIt() {
        room.hear(ProfilesRoom.consent("consent-1", 8, ConsentState.GRANTED));
        long before = room.hear(VERIFIED).events().getFirst().seq();
        News end = ProfilesRoom.consent("consent-1", 3, ConsentState.WITHDRAWN);

        Said ended = room.hear(end);
        Said again = room.hear(end);

        assertThat(ended.events().getFirst().seq()).isGreaterThan(before);
        assertThat(said(ended).getParts()).isEmpty();
        assertThat(again.events()).isEqualTo(ended.events());
        assertThat(room.hear(ProfilesRoom.consent("consent-1", 20, ConsentState.GRANTED)))
                .isEqualTo(Said.replaced());
        assertThat(room.stored().toJson()).doesNotContain("Some certificate");
    }

    @Test
    void aProfileOfAnySizeIsAnEventThatTheRailTakes() throws IOException {
        String type = "t".repeat(20_000);
        for (int consent = 100; consent < 200; consent++) {
            room.hear(ProfilesRoom.consent("consent-" + consent, 1, ConsentState.GRANTED));
            room.hear(ProfilesRoom.part("consent-" + consent, "part-1", 1, VerificationOutcome.VERIFIED, type));
        }

        assertThat(room.present().value().toByteBuffer().remaining()).isBetween(800_000, 900_000);
        for (int consent = 100; consent < 199; consent++) {
            room.hear(ProfilesRoom.consent("consent-" + consent, 2, ConsentState.WITHDRAWN));
        }

        assertThat(room.present().value().getParts())
                .extracting(ProfilePart::getConsentId)
                .containsExactly("consent-199");
    }

    @Test
    void aProfileTakesNoMoreTextThanItsDocumentHoldsButStillHearsAnEnd() {
        String type = "t".repeat(Profile.MOST_TEXT / 4);
        for (int part = 1; part <= 3; part++) {
            room.hear(ProfilesRoom.part("consent-1", "part-" + part, 1, VerificationOutcome.VERIFIED, type));
        }

        assertBroken(ProfilesRoom.part("consent-1", "part-4", 1, VerificationOutcome.VERIFIED, type));
        assertBroken(ProfilesRoom.part("consent-1", "part-3", 2, VerificationOutcome.VERIFIED, type + type));
        assertThat(room.hear(ProfilesRoom.part("consent-1", "part-3", 3, VerificationOutcome.ENDED))
                        .effect())
                .isEqualTo(Said.Effect.APPLIED);
    }

    private void assertBroken(News news) {
        assertThatThrownBy(() -> room.hear(news)).isInstanceOf(BrokenContract.class);
    }

    private static ProfileChanged said(Said said) {
        return (ProfileChanged) said.events().getFirst().value();
    }
}
