package org.lerexchange.matching.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lerexchange.edge.ModelState;
import org.lerexchange.matching.index.CandidatePart.ConsentId;
import org.lerexchange.matching.index.CandidatePart.PartId;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.SkillId;

class CandidateIndexTest {
    private static final int ROUNDS = 1_500;
    private final CandidateIndex index = new CandidateIndex();

    @Test
    void aNewStateTellsWhichSkillsWereThereAndAreThere() {
        index.apply(Samples.profile("p", 1, Samples.part("skill:a", "skill:b")));

        CandidateIndex.Applied applied = index.apply(Samples.profile("p", 2, Samples.part("skill:b", "skill:c")));

        assertThat(applied.effect()).isEqualTo(CandidateIndex.Effect.CHANGED);
        assertThat(applied.before()).containsExactly(new SkillId("skill:a"), new SkillId("skill:b"));
        assertThat(applied.now()).containsExactly(new SkillId("skill:b"), new SkillId("skill:c"));
    }

    @Test
    void aRepeatAndAnOlderStateChangeNothing() {
        index.apply(Samples.profile("p", 2, Samples.part("skill:b")));

        CandidateIndex.Applied again = index.apply(Samples.profile("p", 2, Samples.part("skill:b")));
        CandidateIndex.Applied late = index.apply(Samples.profile("p", 1, Samples.part("skill:a")));

        assertThat(again.effect()).isEqualTo(CandidateIndex.Effect.SAME);
        assertThat(late.effect()).isEqualTo(CandidateIndex.Effect.OLDER);
        assertThat(index.profilesWith(new SkillId("skill:a"))).isEmpty();
        assertThat(index.heardSeq(new ProfileId("p"))).isEqualTo(2);
    }

    @Test
    void whatEndedDoesNotComeBackByALateState() {
        ProfileId id = new ProfileId("p");
        index.apply(Samples.profile("p", 1, Samples.part("skill:a")));
        index.apply(new CandidateIndex.News.Ended(id, 3));

        index.apply(Samples.profile("p", 2, Samples.part("skill:a")));

        assertThat(index.find(id)).isEmpty();
        assertThat(index.profilesWith(new SkillId("skill:a"))).isEmpty();
        assertThat(index.size()).isZero();
    }

    @Test
    void whatIsGoneByCompactionIsGone() {
        index.apply(Samples.profile("p", 1, Samples.part("skill:a")));

        CandidateIndex.Applied gone = index.gone(new ProfileId("p"));

        assertThat(gone.before()).containsExactly(new SkillId("skill:a"));
        assertThat(index.all()).isEmpty();
    }

    @Test
    void whatIsGoneStaysAwayFromLateStatesAndComesBackWithANewerOne() {
        index.apply(Samples.profile("p", 2, Samples.part("skill:a")));
        index.gone(new ProfileId("p"));

        assertThat(index.apply(Samples.profile("p", 2, Samples.part("skill:a"))).effect())
                .isEqualTo(CandidateIndex.Effect.SAME);
        assertThat(index.all()).isEmpty();
        assertThat(index.apply(Samples.profile("p", 3, Samples.part("skill:a"))).effect())
                .isEqualTo(CandidateIndex.Effect.CHANGED);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 20261111, 4711})
    void everyLookUpAnswersLikeASearchThroughAllProfiles(long seed) {
        Random random = new Random(seed);
        Map<String, CandidateProfile> naive = new HashMap<>();
        Map<String, Long> heard = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            String id = "profile-" + random.nextInt(25);
            long seq = 1L + random.nextInt(200);
            boolean ends = random.nextInt(5) == 0;
            CandidateProfile profile = Samples.anyProfile(random, id, seq);
            index.apply(
                    ends ? new CandidateIndex.News.Ended(profile.id(), seq) : new CandidateIndex.News.Active(profile));
            if (seq > heard.getOrDefault(id, 0L)) {
                heard.put(id, seq);
                naive.remove(id);
                if (!ends) {
                    naive.put(id, profile);
                }
            }
            if (round % 50 == 0) {
                assertSame(naive);
            }
        }
        assertSame(naive);
    }

    private void assertSame(Map<String, CandidateProfile> naive) {
        assertThat(index.all()).containsExactlyInAnyOrderElementsOf(naive.values());
        for (int i = 0; i < 6; i++) {
            SkillId skill = new SkillId("skill:" + i);
            assertThat(index.profilesWith(skill))
                    .isEqualTo(having(
                            naive,
                            part -> part.claim().skills().stream()
                                    .anyMatch(shown -> shown.skill().equals(skill))));
            ConsentId consent = new ConsentId("c" + i);
            Set<ProfileId> resting = having(naive, part -> part.consentId().equals(consent));
            assertThat(index.touchedBy(new MaskChange.OfConsent(consent, 9))).isEqualTo(resting);
            assertThat(index.touchedBy(new MaskChange.OfPart(consent, new PartId("p1"))))
                    .isEqualTo(resting);
            String issuer = "did:web:issuer.example:institutions:i" + i;
            assertThat(index.touchedBy(new MaskChange.OfIssuer(issuer)))
                    .isEqualTo(having(naive, part -> part.claim().issuer().did().equals(issuer)));
            Occupation.Code code = new Occupation.Code("29-1141.0" + i);
            assertThat(index.profilesIn(code))
                    .isEqualTo(having(
                            naive,
                            part -> part.claim()
                                    .work()
                                    .occupation()
                                    .filter(code::equals)
                                    .isPresent()));
            CandidateClaim kin = Samples.claim("Certificate", issuer, Samples.NO_WORK);
            assertThat(index.sharing(kin))
                    .isEqualTo(having(
                                    naive,
                                    part -> part.claim().issuer().did().equals(issuer)
                                            && part.claim().achievement().equals(kin.achievement()))
                            .size());
        }
    }

    private static Set<ProfileId> having(Map<String, CandidateProfile> naive, Predicate<CandidatePart> wanted) {
        return naive.values().stream()
                .filter(profile -> profile.parts().stream().anyMatch(wanted))
                .map(CandidateProfile::id)
                .collect(Collectors.toSet());
    }

    @Test
    void theDigestsAreTheSameAfterHearingItInAnotherOrderAndTheStorysKnowNoProfile() {
        Mask mask = new Mask();
        CandidateIndex other = new CandidateIndex();
        CandidateIndex renamed = new CandidateIndex();
        List<CandidateProfile> profiles =
                List.of(Samples.profile("a", 3, Samples.part("skill:1")), Samples.profile("b", 4, Samples.part()));
        profiles.forEach(index::apply);
        profiles.reversed().forEach(other::apply);
        profiles.forEach(profile -> renamed.apply(
                Samples.profile("other-" + profile.id(), 9, profile.parts().toArray(CandidatePart[]::new))));

        ModelState first = state(index, mask);

        assertThat(state(other, mask)).isEqualTo(first);
        assertThat(state(renamed, mask).digest()).isNotEqualTo(first.digest());
        assertThat(state(renamed, mask).storyDigest()).isEqualTo(first.storyDigest());
        mask.consent(Samples.CONSENT, 6, new Mask.HeardConsent.Ended());
        assertThat(state(index, mask).storyDigest()).isNotEqualTo(first.storyDigest());
    }

    private static ModelState state(CandidateIndex index, Mask mask) {
        return new IndexState(index, mask).state().blockOptional().orElseThrow();
    }
}
