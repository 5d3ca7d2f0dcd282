package org.lerexchange.matching.feeds;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lerexchange.matching.index.CandidatePart;
import org.lerexchange.matching.index.ProfileId;
import org.lerexchange.matching.jobs.JobId;
import org.lerexchange.matching.jobs.OpenJob;
import org.lerexchange.matching.jobs.OpenJobs;
import org.lerexchange.messaging.Event;
import reactor.core.publisher.Mono;

/**
 * Keeps the feed of one job: one turn looks at what is marked, and writes the head with the items that say the difference.
 * Turns of one job are taken one after the other.
 *
 * <p>A turn says only so much; for the rest the job asks for another, and what is withdrawn comes in between. Where the rail
 * refuses more unsaid items than a document may have, the turn fails as a whole and is taken again.
 */
final class KeepFeed {
    private final Heads heads;
    private final OpenJobs jobs;
    private final FindMatch find;
    private final Candidates candidates;
    private final Memberships memberships;
    private final String weights;

    /** @param weights the version of those that {@code find} reckons with */
    KeepFeed(Heads heads, OpenJobs jobs, FindMatch find, Memberships memberships, String weights) {
        this.heads = heads;
        this.jobs = jobs;
        this.find = find;
        this.candidates = find.candidates();
        this.memberships = memberships;
        this.weights = weights;
    }

    /**
     * What a turn came to.
     *
     * @param changes how many matches changed
     * @param placeFree whether there is a place for somebody else: one on a full list, or one this turn had no room to say
     * @param soon who waits for another turn of the short lane
     * @param later who waits for a common turn
     */
    record Kept(int changes, boolean placeFree, Set<ProfileId> soon, Set<ProfileId> later) {
        Kept {
            soon = Set.copyOf(soon);
            later = Set.copyOf(later);
        }
    }

    /** Reads every head; the jobs that have one. */
    Mono<Set<JobId>> load() {
        return heads.load().map(Head::job).collect(HashSet::new, Set::add);
    }

    /** Ranks first, on the caller's thread, and writes then. */
    Mono<Kept> take(Turn turn) {
        return Mono.defer(() -> {
            Instant now = candidates.clock().instant();
            Optional<OpenJob> job = jobs.find(turn.job());
            Plan plan = turn.takesBack() ? takingBack(turn, now) : whole(turn, job);
            Fresh look = new Fresh(job);
            plan.ranked().forEach(look::at);
            DecideFeed decide = new DecideFeed(look, candidates::hidden, now);
            return heads.change(turn.job(), stored -> change(head(turn.job(), job, stored), decide, plan.turn()))
                    .map(step -> taken(step, plan));
        });
    }

    /**
     * What becomes of those who are marked.
     *
     * @param turn with whom it decides about
     * @param ranked which of them have to be ranked for that
     * @param soon who waits for another turn of the short lane
     * @param later who waits for a common turn
     */
    private record Plan(Turn turn, Set<ProfileId> ranked, Set<ProfileId> soon, Set<ProfileId> later) {}

    private Plan whole(Turn turn, Optional<OpenJob> job) {
        Set<ProfileId> all = new HashSet<>(turn.profiles());
        if (turn.everything()) {
            memberships
                    .head(turn.job())
                    .ifPresent(head -> all.addAll(head.members().keySet()));
            job.filter(OpenJob::open).ifPresent(open -> all.addAll(candidates.entering(open.needs())));
        }
        return new Plan(turn.about(all), all, Set.of(), Set.of());
    }

    /**
     * Of whom nothing is left need not be ranked to be taken back: they go first, in every feed. Then those of whom
     * something is left. Who rests on nothing that is over is no matter of the short lane.
     */
    private Plan takingBack(Turn turn, Instant now) {
        Set<ProfileId> gone = new HashSet<>();
        Set<ProfileId> left = new HashSet<>();
        Set<ProfileId> later = new HashSet<>();
        for (ProfileId profile : turn.profiles()) {
            List<Rest> rests = rests(turn.job(), profile);
            long over = rests.stream().filter(rest -> isOver(rest, now)).count();
            Set<ProfileId> those = over == 0 ? later : over == rests.size() ? gone : left;
            those.add(profile);
        }
        return gone.isEmpty()
                ? new Plan(turn.about(left), left, Set.of(), later)
                : new Plan(turn.about(gone), Set.of(), left, later);
    }

    /** None of whoever is not on the list. */
    private List<Rest> rests(JobId job, ProfileId profile) {
        return memberships
                .head(job)
                .flatMap(head -> Optional.ofNullable(head.members().get(profile)))
                .map(Member::rests)
                .orElse(List.of());
    }

    private record Step(Head before, DecideFeed.Decided decided) {}

    private Heads.Decision<Optional<Step>> change(Optional<Head> head, DecideFeed decide, Turn turn) {
        if (head.isEmpty()) {
            return Heads.Decision.keep(Optional.empty());
        }
        Head before = head.get();
        DecideFeed.Decided decided = decide.decide(before, turn);
        Optional<Step> step = Optional.of(new Step(before, decided));
        boolean same = decided.items().isEmpty()
                && Head.difference(before.members(), decided.head().members()).isEmpty()
                && decided.head().ended().equals(before.ended());
        return same
                ? Heads.Decision.keep(step)
                : new Heads.Decision<>(step, Optional.of(decided.head()), events(decided, decide.now()));
    }

    /** Each item is one event, pending in the head. */
    private List<Event<?>> events(DecideFeed.Decided decided, Instant at) {
        return decided.items().stream()
                .<Event<?>>map(item -> FeedMapping.toEvent(decided.head(), item, weights, at))
                .toList();
    }

    private static Kept taken(Optional<Step> step, Plan plan) {
        int changes = step.stream()
                .flatMap(taken -> taken.decided().items().stream())
                .mapToInt(item -> item.changes().size())
                .sum();
        Set<ProfileId> later = new HashSet<>(plan.later());
        step.ifPresent(taken -> later.addAll(taken.decided().later()));
        return new Kept(changes, step.filter(KeepFeed::leavesRoom).isPresent(), plan.soon(), later);
    }

    private static boolean leavesRoom(Step taken) {
        return taken.decided().more()
                || (taken.before().members().size() == DecideFeed.MOST_MEMBERS
                        && taken.decided().head().members().size() < DecideFeed.MOST_MEMBERS);
    }

    /** A job nobody knows and that never had a feed gets none. */
    private static Optional<Head> head(JobId id, Optional<OpenJob> job, Optional<Head> stored) {
        return stored.or(() -> job.map(known -> Head.empty(id, known.employer())));
    }

    /** Whether it may not be shown any more. */
    private boolean isOver(Rest rest, Instant now) {
        return rest.endsBy(now) || candidates.hidden(rest).isPresent();
    }

    /** Looks at each profile once in a turn, unless it is asked to look anew. */
    private final class Fresh implements DecideFeed.Look {
        private final Optional<OpenJob> job;
        private final Map<ProfileId, Finding> seen = new ConcurrentHashMap<>();

        private Fresh(Optional<OpenJob> job) {
            this.job = job;
        }

        @Override
        public Finding at(ProfileId profile) {
            return seen.computeIfAbsent(profile, this::find);
        }

        @Override
        public Finding anew(ProfileId profile) {
            Finding finding = find(profile);
            seen.put(profile, finding);
            return finding;
        }

        @Override
        public boolean has(ProfileId profile, CandidatePart.PartId part) {
            return candidates.has(profile, part);
        }

        private Finding find(ProfileId profile) {
            return job.map(known -> find.of(known, profile)).orElseGet(() -> new Finding.Unfit(Finding.Why.JOB_CLOSED));
        }
    }
}
