package org.lerexchange.matching.feeds;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lerexchange.matching.index.CandidatePart;
import org.lerexchange.matching.index.EvidenceView;
import org.lerexchange.matching.index.ProfileId;
import org.lerexchange.matching.jobs.OpenJob;
import org.lerexchange.matching.ranking.Claim;
import org.lerexchange.matching.ranking.Explanation;
import org.lerexchange.matching.ranking.MatchOutcome;
import org.lerexchange.matching.ranking.RankCandidate;
import org.lerexchange.matching.ranking.Weights;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;

/** Finds out about one profile and one job, from what the job's employer may see of the profile at this moment. */
final class FindMatch {
    private static final Set<Explanation.Standing> COUNTS =
            Set.of(Explanation.Standing.STANDS, Explanation.Standing.COULD_NOT_BE_CHECKED);

    private final Candidates candidates;
    private final RankCandidate rank;
    private final ShowReasons show;
    private final Clock clock;

    FindMatch(Candidates candidates, Weights weights, CurrentTaxonomy language) {
        this.candidates = candidates;
        this.rank = new RankCandidate(weights);
        this.show = new ShowReasons(candidates, weights, language);
        this.clock = candidates.clock();
    }

    /** What ranking says, beside what it was told. */
    record Ranked(EvidenceView.Shown candidate, MatchOutcome outcome) {}

    Optional<Ranked> rank(OpenJob job, ProfileId profile) {
        Instant now = clock.instant();
        return candidates.find(profile, job.employer(), now).map(candidate -> ranked(job, candidate, now));
    }

    Finding of(OpenJob job, ProfileId profile) {
        if (!job.open()) {
            return new Finding.Unfit(Finding.Why.JOB_CLOSED);
        }
        Instant now = clock.instant();
        return candidates
                .find(profile, job.employer(), now)
                .filter(candidate -> !candidate.parts().isEmpty())
                .map(candidate -> finding(job, profile, ranked(job, candidate, now)))
                .orElseGet(() -> new Finding.Unfit(Finding.Why.EVIDENCE_GONE));
    }

    private Ranked ranked(OpenJob job, EvidenceView.Shown candidate, Instant now) {
        return new Ranked(candidate, rank.against(job.needs(), candidate.evidence(), now));
    }

    Candidates candidates() {
        return candidates;
    }

    /** Why the profile is fit for the job now; empty where it is not. */
    Optional<List<ShownReason>> reasons(OpenJob job, ProfileId profile) {
        return of(job, profile) instanceof Finding.Fit fit
                ? Optional.of(fit.reasons().get())
                : Optional.empty();
    }

    List<ShownReason> reasons(OpenJob job, EvidenceView.Shown candidate, Explanation why) {
        return show.of(job, candidate, why);
    }

    private Finding finding(OpenJob job, ProfileId profile, Ranked ranked) {
        return switch (ranked.outcome()) {
            case MatchOutcome.NearMiss miss -> new Finding.Unfit(Finding.Why.BELOW_MUST_HAVE);
            case MatchOutcome.FilteredOut out -> new Finding.Unfit(Finding.Why.WISHES_EXCLUDE);
            case MatchOutcome.Offered offered -> offered(job, profile, ranked.candidate(), offered);
        };
    }

    /** Nobody is offered on nothing: a match rests on at least one part. */
    private Finding offered(
            OpenJob job, ProfileId profile, EvidenceView.Shown candidate, MatchOutcome.Offered offered) {
        List<Rest> rests = rests(candidate, offered.reasons());
        if (rests.isEmpty()) {
            return new Finding.Unfit(Finding.Why.EVIDENCE_GONE);
        }
        return new Finding.Fit(
                offered,
                rests,
                () -> member(job, profile, offered, rests),
                () -> show.of(job, candidate, offered.reasons()));
    }

    private Member member(OpenJob job, ProfileId profile, MatchOutcome.Offered offered, List<Rest> rests) {
        Explanation why = offered.reasons();
        List<ShownReason> plain = show.plain(job, why);
        String shape = digest(plain.stream().map(reason -> reason.skillId() + "=" + reason.outcome()));
        String digest = digest(Stream.of(
                        plain.stream().map(ShownReason::toString),
                        rests.stream().map(rest -> rest.part().value()),
                        proofs(why).map(proof -> proof.claim().value() + proof.standing()))
                .flatMap(facts -> facts)
                .distinct());
        Member.Who who = candidates.who(job.id(), profile);
        return new Member(who, offered.score().value(), offered.band(), rests, digest, shape, 0);
    }

    private static List<Rest> rests(EvidenceView.Shown candidate, Explanation reasons) {
        Stream<Claim.Id> counted = proofs(reasons)
                .filter(proof -> COUNTS.contains(proof.standing()))
                .map(Explanation.Proof::claim);
        Stream<Claim.Id> worked = reasons.experience().stream().flatMap(reason -> reason.claims().stream());
        return Stream.concat(counted, worked)
                .distinct()
                .flatMap(claim -> Optional.ofNullable(candidate.parts().get(claim)).stream())
                .sorted(Comparator.comparing(CandidatePart::claimId))
                .map(Rest::on)
                .toList();
    }

    private static Stream<Explanation.Proof> proofs(Explanation reasons) {
        return Stream.concat(
                reasons.skills().stream()
                        .flatMap(reason -> reason.evidence().stream())
                        .map(Explanation.Evidence::proof),
                reasons.mustHaves().stream().flatMap(reason -> reason.proofs().stream()));
    }

    /** 96 bits tell two sets of reasons of one match apart; sorted, so that no order of arrival matters. */
    private static String digest(Stream<String> facts) {
        String all = facts.sorted().collect(Collectors.joining("\n"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
