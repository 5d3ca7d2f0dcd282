package org.lerexchange.matching.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.ProfileChanged;
import org.lerexchange.events.ProfilePart;
import org.lerexchange.events.ProfileSkill;
import org.lerexchange.events.ProfileState;
import org.lerexchange.matching.index.CandidatePart.Audience;
import org.lerexchange.matching.ranking.JobNeeds;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Heard;

class ProfileMappingTest {

    @Test
    void anActiveProfileIsTakenInWithAllOfIt() {
        CandidateIndex.News news = toNews("p", profile(ProfileState.ACTIVE, part()));

        CandidateProfile profile = ((CandidateIndex.News.Active) news).profile();
        assertThat(profile.seq()).isEqualTo(3);
        assertThat(profile.area()).contains("us-ny-061");
        assertThat(profile.modes()).isEqualTo(Set.of(JobNeeds.Mode.REMOTE, JobNeeds.Mode.ON_SITE));
        CandidatePart part = profile.parts().getFirst();
        assertThat(part.audience()).isEqualTo(new Audience.Employer("acme"));
        assertThat(part.until()).contains(Samples.NOW);
        assertThat(part.claim().outcome()).isEqualTo(CandidateClaim.Outcome.INCONCLUSIVE);
        assertThat(part.claim().work().occupation()).contains(new Occupation.Code("29-1141.00"));
        assertThat(part.claim().notAfter()).isEqualTo(Optional.empty());
        assertThat(part.claim().skills()).hasSize(1);
    }

    @Test
    void anEndedProfileIsNewsOfItsEnd() {
        assertThat(toNews("p", profile(ProfileState.ENDED)))
                .isEqualTo(new CandidateIndex.News.Ended(new ProfileId("p"), 3));
    }

    @Test
    void anAudienceThatIsNoEmployerIsSeenByNone() {
        ProfilePart part = part();
        part.setAudienceKind("AGENCY");

        CandidateIndex.News news = toNews("p", profile(ProfileState.ACTIVE, part));

        assertThat(((CandidateIndex.News.Active) news)
                        .profile()
                        .parts()
                        .getFirst()
                        .audience())
                .isEqualTo(new Audience.NoEmployer());
    }

    @Test
    void whatIsNoProfileIsABrokenContract() {
        ProfilePart strange = part();
        strange.setOutcome("PERHAPS");
        ProfilePart spaced = part();
        spaced.setConsentId("a b");

        assertBroken("other", profile(ProfileState.ACTIVE));
        assertBroken("p", profile(ProfileState.UNKNOWN));
        assertBroken("p", profile(ProfileState.ACTIVE, strange));
        assertBroken("p", profile(ProfileState.ACTIVE, spaced));
    }

    private static void assertBroken(String key, ProfileChanged value) {
        assertThatThrownBy(() -> toNews(key, value)).isInstanceOf(BrokenContract.class);
    }

    private static CandidateIndex.News toNews(String key, ProfileChanged value) {
        return ProfileMapping.toNews(new Heard<>(key, 3, 0, Instant.EPOCH, value));
    }

    private static ProfileChanged profile(ProfileState state, ProfilePart... parts) {
        return ProfileChanged.newBuilder()
                .setProfileId("p")
                .setState(state)
                .setArea("us-ny-061")
                .setModes(List.of("REMOTE", "ON_SITE"))
                .setParts(List.of(parts))
                .build();
    }

    private static ProfilePart part() {
        return ProfilePart.newBuilder()
                .setConsentId("consent-1")
                .setConsentSeq(1)
                .setPartId("part-1")
                .setPartSeq(2)
                .setAudienceKind("EMPLOYER")
                .setAudience("acme")
                .setUntil(Samples.NOW)
                .setOutcome("INCONCLUSIVE")
                .setAchievementName("Nurse")
                .setAchievementType("ext:Employment")
                .setIssuer(Samples.COLLEGE)
                .setIssuerName("College")
                .setIssuerKind("institution")
                .setSkills(List.of(new ProfileSkill("skill:a", "A", "a", "URL")))
                .setOccupation("29-1141.00")
                .setAsOf(Samples.NOW)
                .build();
    }
}
