package org.lerexchange.matching.ranking;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Scores one candidate against one job. A function of its inputs alone: the same needs, evidence, weights and moment
 * give the same answer bit for bit, whatever the order in which they were listed. More evidence never lowers a score; a
 * masked claim never raises one.
 */
public final class RankCandidate {
    private final Weights weights;

    public RankCandidate(Weights weights) {
        this.weights = weights;
    }

    /** The answer at the given moment. */
    public MatchOutcome against(JobNeeds job, CandidateEvidence candidate, Instant asOf) {
        HardFilters filters = new HardFilters(job.place(), candidate.wishes());
        Optional<MatchOutcome.Filter> excluding = filters.excluding();
        if (excluding.isPresent()) {
            return new MatchOutcome.FilteredOut(excluding.get());
        }
        Explanation reasons = explain(job, candidate, new Standings(asOf), filters.undecided());
        List<Wanted> missing = inState(reasons, Explanation.State.UNMET);
        if (!missing.isEmpty()) {
            List<Explanation.Change> changes = reasons.changes().stream()
                    .filter(change -> job.mustHaves().contains(change.missing()))
                    .toList();
            return new MatchOutcome.NearMiss(missing, changes, reasons);
        }
        MatchOutcome.Band band =
                inState(reasons, Explanation.State.COULD_NOT_BE_CHECKED).isEmpty()
                        ? MatchOutcome.Band.ALL_MET
                        : MatchOutcome.Band.COULD_NOT_BE_CHECKED;
        return new MatchOutcome.Offered(score(reasons), band, reasons);
    }

    private static List<Wanted> inState(Explanation reasons, Explanation.State state) {
        return reasons.mustHaves().stream()
                .filter(reason -> reason.state() == state)
                .map(Explanation.MustHaveReason::wanted)
                .toList();
    }

    private Explanation explain(
            JobNeeds job, CandidateEvidence candidate, Standings standings, Set<MatchOutcome.Filter> undecided) {
        SkillScoring skills = new SkillScoring(candidate.claims(), weights, standings);
        ExperienceScoring experience = new ExperienceScoring(candidate.claims(), standings);
        MustHaveChecks mustHaves = new MustHaveChecks(candidate.claims(), standings);
        return new Explanation(
                job.skills().stream().map(skills::reason).toList(),
                job.experience().stream().map(experience::reason).toList(),
                job.mustHaves().stream().map(mustHaves::reason).toList(),
                wanted(job).stream()
                        .map(mustHaves::change)
                        .flatMap(Optional::stream)
                        .toList(),
                undecided);
    }

    /** Must-haves first, then each skill that is not already one. */
    private static Set<Wanted> wanted(JobNeeds job) {
        Set<Wanted> wanted = new LinkedHashSet<>(job.mustHaves());
        job.skills().forEach(need -> wanted.add(new Wanted.OfSkill(need.skill())));
        return wanted;
    }

    /** The mean of what is shown, by weight. A job that weighs nothing is met in full by whoever meets its must-haves. */
    private Score score(Explanation reasons) {
        long shown = 0;
        long all = 0;
        for (Explanation.SkillReason reason : reasons.skills()) {
            long weight =
                    (long) reason.need().weight() * weights.factor(reason.need().importance());
            shown += weight * reason.quality();
            all += weight;
        }
        for (Explanation.ExperienceReason reason : reasons.experience()) {
            JobNeeds.ExperienceNeed need = reason.need();
            long weight = (long) need.weight() * weights.factor(need.importance());
            shown += weight * (Math.min(reason.monthsShown(), need.months()) * (long) Score.FULL / need.months());
            all += weight;
        }
        return new Score(all == 0 ? Score.FULL : (int) (shown / all), weights.version());
    }
}
