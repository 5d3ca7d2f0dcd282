package org.lerexchange.matching.feeds;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lerexchange.matching.index.CandidateClaim;
import org.lerexchange.matching.index.CandidatePart;
import org.lerexchange.matching.index.EvidenceView;
import org.lerexchange.matching.jobs.OpenJob;
import org.lerexchange.matching.ranking.Claim;
import org.lerexchange.matching.ranking.Explanation;
import org.lerexchange.matching.ranking.JobNeeds;
import org.lerexchange.matching.ranking.Score;
import org.lerexchange.matching.ranking.Wanted;
import org.lerexchange.matching.ranking.Weights;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.matching.taxonomy.Skill;
import org.lerexchange.matching.taxonomy.SkillId;

/** Writes an explanation for an employer's eyes: as much of the chain as may be seen before the learner agrees. */
final class ShowReasons {

    /** So many profiles share issuer, achievement type and year before the issuer's name and the month are shown. */
    static final int SHARED_BY = 10;

    /** Characters of a name that an issuer chose: with 200 reasons a change still fits into a record of the rail. */
    static final int LONGEST_NAME = 200;

    private final Candidates candidates;
    private final Weights weights;
    private final CurrentTaxonomy language;

    ShowReasons(Candidates candidates, Weights weights, CurrentTaxonomy language) {
        this.candidates = candidates;
        this.weights = weights;
        this.language = language;
    }

    /** With the evidence. */
    List<ShownReason> of(OpenJob job, EvidenceView.Shown candidate, Explanation why) {
        return reasons(job, candidate.parts(), why);
    }

    /** Without: what does not depend on what other profiles share. */
    List<ShownReason> plain(OpenJob job, Explanation why) {
        return reasons(job, Map.of(), why);
    }

    private List<ShownReason> reasons(OpenJob job, Map<Claim.Id, CandidatePart> parts, Explanation why) {
        long all = weightOfAll(job.needs());
        List<ShownReason> shown = new ArrayList<>();
        for (Explanation.SkillReason reason : why.skills()) {
            shown.add(skill(parts, reason, mustHave(why, reason), all));
        }
        for (Explanation.ExperienceReason reason : why.experience()) {
            shown.add(experience(parts, reason, all));
        }
        return shown;
    }

    private ShownReason skill(
            Map<Claim.Id, CandidatePart> parts,
            Explanation.SkillReason reason,
            Optional<Explanation.MustHaveReason> mustHave,
            long all) {
        JobNeeds.SkillNeed need = reason.need();
        Optional<Explanation.Evidence> best = best(reason, Explanation.Standing.STANDS)
                .or(() -> best(reason, Explanation.Standing.COULD_NOT_BE_CHECKED));
        boolean unchecked = mustHave.filter(must -> must.state() == Explanation.State.COULD_NOT_BE_CHECKED)
                .isPresent();
        ShownReason.Outcome outcome = unchecked
                ? ShownReason.Outcome.COULD_NOT_BE_CHECKED
                : best.map(ShowReasons::outcome).orElse(ShownReason.Outcome.MISSING);
        int points = points((long) need.weight() * factor(need.importance()) * reason.quality(), all);
        return new ShownReason(
                need.skill().value(),
                label(need.skill()),
                mustHave.isPresent(),
                points,
                outcome,
                best.flatMap(evidence -> evidence(
                        parts, evidence.proof().claim(), evidence.proof().verdict())));
    }

    private ShownReason experience(Map<Claim.Id, CandidatePart> parts, Explanation.ExperienceReason reason, long all) {
        JobNeeds.ExperienceNeed need = reason.need();
        long met = Math.min(reason.monthsShown(), need.months()) * (long) Score.FULL / need.months();
        ShownReason.Outcome outcome = reason.claims().isEmpty()
                ? ShownReason.Outcome.MISSING
                : met == Score.FULL ? ShownReason.Outcome.PROVED : ShownReason.Outcome.NEAR;
        String code = need.occupation().value();
        return new ShownReason(
                "occupation:" + code,
                need.months() + " months of work in " + code,
                false,
                points((long) need.weight() * factor(need.importance()) * met, all),
                outcome,
                reason.claims().stream()
                        .findFirst()
                        .flatMap(claim -> evidence(parts, claim, new Claim.Verdict.Passed())));
    }

    private Optional<ShownReason.Evidence> evidence(
            Map<Claim.Id, CandidatePart> parts, Claim.Id claim, Claim.Verdict verdict) {
        return Optional.ofNullable(parts.get(claim)).map(part -> evidence(part.claim(), verdict));
    }

    private ShownReason.Evidence evidence(CandidateClaim claim, Claim.Verdict verdict) {
        boolean shared = candidates.sharing(claim) >= SHARED_BY;
        return new ShownReason.Evidence(
                shortened(claim.achievement().name()),
                shortened(claim.achievement().type()),
                shared ? Optional.of(shortened(claim.issuer().name())) : Optional.empty(),
                shortened(claim.issuer().kind()),
                Optional.of(when(claim.issued(), shared)),
                verdict instanceof Claim.Verdict.Inconclusive ? "INCONCLUSIVE" : "PASSED",
                claim.asOf());
    }

    private String label(SkillId skill) {
        return language.taxonomy().skill(skill).map(Skill::preferredLabel).orElseGet(skill::value);
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        int end = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME;
        return name.substring(0, end);
    }

    private static String when(LocalDate day, boolean shared) {
        return shared ? YearMonth.from(day).toString() : String.valueOf(day.getYear());
    }

    private static Optional<Explanation.Evidence> best(Explanation.SkillReason reason, Explanation.Standing standing) {
        return reason.evidence().stream()
                .filter(evidence -> evidence.proof().standing() == standing)
                .findFirst();
    }

    private static ShownReason.Outcome outcome(Explanation.Evidence best) {
        if (best.proof().standing() == Explanation.Standing.COULD_NOT_BE_CHECKED) {
            return ShownReason.Outcome.COULD_NOT_BE_CHECKED;
        }
        return best.nearness() == 100 ? ShownReason.Outcome.PROVED : ShownReason.Outcome.NEAR;
    }

    private static Optional<Explanation.MustHaveReason> mustHave(Explanation why, Explanation.SkillReason reason) {
        Wanted wanted = new Wanted.OfSkill(reason.need().skill());
        return why.mustHaves().stream()
                .filter(must -> must.wanted().equals(wanted))
                .findFirst();
    }

    private long weightOfAll(JobNeeds needs) {
        long skills = needs.skills().stream()
                .mapToLong(need -> (long) need.weight() * factor(need.importance()))
                .sum();
        long experience = needs.experience().stream()
                .mapToLong(need -> (long) need.weight() * factor(need.importance()))
                .sum();
        return skills + experience;
    }

    private int factor(JobNeeds.Importance importance) {
        return switch (importance) {
            case REQUIRED -> weights.requiredFactor();
            case PREFERRED -> weights.preferredFactor();
        };
    }

    private static int points(long weighed, long all) {
        return all == 0 ? 0 : (int) (weighed / all);
    }
}
