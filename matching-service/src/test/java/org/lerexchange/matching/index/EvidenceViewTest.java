package org.lerexchange.matching.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lerexchange.matching.index.CandidatePart.Audience;
import org.lerexchange.matching.index.CandidatePart.ConsentId;
import org.lerexchange.matching.index.CandidatePart.PartId;
import org.lerexchange.matching.ranking.Claim;
import org.lerexchange.matching.ranking.JobNeeds;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.SkillId;

class EvidenceViewTest {
    private final Mask mask = new Mask();
    private final EvidenceView view = new EvidenceView(mask);

    @Test
    void anEmployerSeesWhatIsForItOrForTheWholeRegionAndNothingElse() {
        CandidateProfile profile = Samples.profile(
                "p",
                1,
                under("c-region", new Audience.RegionEmployers()),
                under("c-acme", new Audience.Employer("acme")),
                under("c-other", new Audience.Employer("other")),
                under("c-school", new Audience.NoEmployer()));

        EvidenceView.Shown shown = view.shown(profile, "acme", Samples.NOW);

        assertThat(shown.consents())
                .containsExactly(
                        new EvidenceView.MatchConsent(new ConsentId("c-acme"), 5),
                        new EvidenceView.MatchConsent(new ConsentId("c-region"), 5));
        assertThat(shown.evidence().claims())
                .extracting(claim -> claim.id().value())
                .containsExactly("c-acme:part-1", "c-region:part-1");
        assertThat(shown.parts().keySet())
                .containsExactly(new Claim.Id("c-acme:part-1"), new Claim.Id("c-region:part-1"));
    }

    @Test
    void aConsentNarrowedToOneEmployerIsSeenByThatOneAlone() {
        CandidateProfile profile = Samples.profile("p", 1, Samples.part("skill:a"));
        mask.consent(
                Samples.CONSENT,
                6,
                new Mask.HeardConsent.Live(Set.of(), Set.of(), new Audience.Employer("acme"), Optional.empty()));

        assertThat(view.evidence(profile, "acme", Samples.NOW).claims()).hasSize(1);
        assertThat(view.evidence(profile, "other", Samples.NOW).claims()).isEmpty();
    }

    @Test
    void whatIsMaskedIsNotSeenAndNothingRestsOnItsConsent() {
        CandidateProfile profile = Samples.profile("p", 1, Samples.part("skill:a"));
        mask.consent(Samples.CONSENT, 6, new Mask.HeardConsent.Ended());

        EvidenceView.Shown shown = view.shown(profile, "acme", Samples.NOW);

        assertThat(shown.evidence().claims()).isEmpty();
        assertThat(shown.consents()).isEmpty();
    }

    @Test
    void aClaimKeepsForRankingCodesDaysAndNumbersOnly() {
        Claim claim = Samples.claim("License", "did:web:some where@x", Samples.work("29-1141.00"), "skill:a")
                .toClaim(new Claim.Id("x"));

        assertThat(claim.source())
                .isEqualTo(new Claim.Source(
                        new Claim.CredentialType("License"),
                        new Claim.IssuerId("did:web:some_where_x"),
                        Claim.Kind.LICENCE));
        assertThat(claim.skills()).isEqualTo(Map.of(new SkillId("skill:a"), 3));
        assertThat(claim.issued()).isEqualTo(LocalDate.of(2025, 6, 1));
        assertThat(claim.verdict()).isEqualTo(new Claim.Verdict.Passed());
        assertThat(claim.employment()).isEmpty();
    }

    @Test
    void onlyEmploymentTellsOfYearsInAnOccupation() {
        Claim claim = Samples.claim("ext:Employment", Samples.COLLEGE, Samples.work("29-1141.00"))
                .toClaim(new Claim.Id("x"));

        assertThat(claim.employment())
                .contains(new Claim.Employment(
                        new Occupation.Code("29-1141.00"), YearMonth.of(2020, 1), Optional.of(YearMonth.of(2022, 1))));
    }

    @Test
    void wishesAreAsThePreferencesSayAndAnAreaInWordsFiltersNothing() {
        CandidateProfile profile = new CandidateProfile(
                new ProfileId("p"),
                1,
                Optional.of("US-NY-061"),
                Set.of(JobNeeds.Mode.REMOTE),
                Optional.of(2_500L),
                List.of());
        CandidateProfile words = new CandidateProfile(
                new ProfileId("q"), 1, Optional.of("near the river"), Set.of(), Optional.empty(), List.of());

        assertThat(profile.wishes().areas()).containsExactly(new JobNeeds.Area("us-ny-061"));
        assertThat(profile.wishes().modes()).containsExactly(JobNeeds.Mode.REMOTE);
        assertThat(profile.wishes().leastPay()).contains(new JobNeeds.Pay(2_500));
        assertThat(words.wishes().areas()).isEmpty();
    }

    private static CandidatePart under(String consent, Audience audience) {
        return Samples.part(
                new ConsentId(consent),
                new PartId("part-1"),
                audience,
                Samples.claim("Certificate", Samples.COLLEGE, Samples.NO_WORK, "skill:a"));
    }
}
