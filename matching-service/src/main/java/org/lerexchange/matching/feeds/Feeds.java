package org.lerexchange.matching.feeds;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lerexchange.matching.index.ProfileId;
import org.lerexchange.matching.jobs.JobId;
import org.lerexchange.matching.jobs.OpenJob;
import org.lerexchange.matching.jobs.OpenJobs;
import org.lerexchange.matching.ranking.Explanation;
import org.lerexchange.matching.ranking.MatchOutcome;
import org.lerexchange.matching.ranking.Wanted;

/**
 * What the doors may ask of the feeds as they are at this moment: nothing that the mask hides is answered, and no consent,
 * part or profile id.
 */
public final class Feeds {

    /** Near misses of one answer. */
    public static final int MOST_NEAR_MISSES = 100;

    private final Memberships memberships;
    private final OpenJobs jobs;
    private final FindMatch find;
    private final Candidates candidates;

    Feeds(Memberships memberships, OpenJobs jobs, FindMatch find) {
        this.memberships = memberships;
        this.jobs = jobs;
        this.find = find;
        this.candidates = find.candidates();
    }

    /** Somebody on a list. */
    public record Present(MatchId match, String candidate, int score, MatchOutcome.Band band) {}

    /** Why somebody is on a list, as of now. */
    public record Explained(JobId job, Present present, List<ShownReason> reasons) {
        public Explained {
            reasons = List.copyOf(reasons);
        }
    }

    /** What is missing of the must-haves, and the step that would mend it. */
    public record Missing(String skillId, String step) {}

    /** Somebody who is not on a list for want of a must-have. */
    public record NearMiss(String candidate, int score, List<Missing> missing, List<ShownReason> reasons) {
        public NearMiss {
            missing = List.copyOf(missing);
            reasons = List.copyOf(reasons);
        }
    }

    /** Whose job it is; empty where it is nobody's. */
    public Optional<String> employer(JobId job) {
        return jobs.find(job)
                .map(OpenJob::employer)
                .or(() -> memberships.head(job).map(Head::employer));
    }

    /** Those on the list, best first. */
    public List<Present> members(JobId job) {
        return memberships.head(job).stream()
                .flatMap(head -> head.members().values().stream())
                .filter(this::unmasked)
                .sorted(Member.BEST_FIRST)
                .map(Feeds::present)
                .toList();
    }

    /** Empty where there is no such match on a list of this employer now: another's is not reckoned first. */
    public Optional<Explained> explanation(MatchId match, String employer) {
        return memberships.spot(match).flatMap(spot -> {
            Optional<Member> member = memberships
                    .head(spot.job())
                    .flatMap(head -> Optional.ofNullable(head.members().get(spot.profile())))
                    .filter(this::unmasked);
            Optional<OpenJob> job =
                    jobs.find(spot.job()).filter(known -> known.employer().equals(employer));
            return member.flatMap(one -> job.flatMap(known -> find.reasons(known, spot.profile())
                    .map(reasons -> new Explained(known.id(), present(one), reasons))));
        });
    }

    /** Those who lack a must-have and nothing else keeps off the list, the nearest first. */
    public List<NearMiss> nearMisses(JobId id) {
        return jobs.find(id).filter(OpenJob::open).stream()
                .flatMap(job ->
                        candidates.entering(job.needs()).stream().flatMap(profile -> nearMiss(job, profile).stream()))
                .sorted(Comparator.comparing(NearMiss::score, Comparator.reverseOrder())
                        .thenComparing(NearMiss::candidate))
                .limit(MOST_NEAR_MISSES)
                .toList();
    }

    /**
     * Whether an item may still be shown with its reasons: nothing it rested on has left the match since.
     *
     * @param seq the item's feed sequence
     * @param consents the consents it rested on
     */
    public boolean stands(JobId job, MatchId match, long seq, Collection<String> consents) {
        if (consents.stream().anyMatch(candidates::hasEnded)) {
            return false;
        }
        Optional<Head> head = memberships.head(job).filter(known -> known.seq() >= seq);
        if (head.isEmpty()) {
            return true;
        }
        return memberships
                .spot(match)
                .flatMap(spot -> Optional.ofNullable(head.get().members().get(spot.profile())))
                .filter(member -> member.cleanFrom() <= seq && unmasked(member))
                .isPresent();
    }

    private boolean unmasked(Member member) {
        return member.rests().stream().noneMatch(rest -> candidates.hidden(rest).isPresent());
    }

    private static Present present(Member member) {
        return new Present(member.who().match(), member.who().candidate(), member.score(), member.band());
    }

    private Optional<NearMiss> nearMiss(OpenJob job, ProfileId profile) {
        return find.rank(job, profile).flatMap(ranked -> {
            if (!(ranked.outcome() instanceof MatchOutcome.NearMiss miss)
                    || ranked.candidate().parts().isEmpty()) {
                return Optional.empty();
            }
            List<ShownReason> reasons = find.reasons(job, ranked.candidate(), miss.reasons());
            int score = reasons.stream().mapToInt(ShownReason::points).sum();
            String candidate = candidates.who(job.id(), profile).candidate();
            return Optional.of(new NearMiss(candidate, score, missing(miss), reasons));
        });
    }

    private static List<Missing> missing(MatchOutcome.NearMiss miss) {
        return miss.missing().stream()
                .map(wanted -> new Missing(name(wanted), step(miss, wanted)))
                .toList();
    }

    private static String step(MatchOutcome.NearMiss miss, Wanted wanted) {
        return Stream.concat(
                        miss.whatWouldChange().stream(),
                        Stream.of(new Explanation.Change(wanted, Explanation.Step.EARN)))
                .filter(change -> change.missing().equals(wanted))
                .map(change -> change.step().name())
                .findFirst()
                .orElseThrow();
    }

    private static String name(Wanted wanted) {
        return switch (wanted) {
            case Wanted.OfSkill skill -> skill.skill().value();
            case Wanted.OfCredential credential -> credential.type().value();
        };
    }
}
