package org.lerexchange.matching.feeds;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lerexchange.matching.index.CandidateIndex;
import org.lerexchange.matching.index.CandidatePart;
import org.lerexchange.matching.index.CandidateProfile;
import org.lerexchange.matching.index.MaskChange;
import org.lerexchange.matching.index.ProfileId;
import org.lerexchange.matching.jobs.JobId;
import org.lerexchange.matching.jobs.OpenJobs;
import org.lerexchange.matching.taxonomy.SkillId;

/**
 * What each feed has to look at: marks of one job are joined until its turn comes, and no job has two turns at once. Until
 * it is opened it remembers nothing, as then every feed is looked at whole.
 */
final class Marks {

    /** What is withdrawn never queues behind what is offered. */
    enum Lane {
        SHORT,
        COMMON
    }

    private final Candidates candidates;
    private final OpenJobs jobs;
    private final Memberships memberships;
    private final Map<Lane, Map<JobId, Marked>> waiting = new EnumMap<>(Lane.class);
    private final Set<JobId> busy = new HashSet<>();
    private boolean open;

    /** What is joined until the job's turn comes; changed under this object's lock. */
    private static final class Marked {
        private final Set<ProfileId> profiles = new HashSet<>();
        private final Set<Turn.Why> why = EnumSet.noneOf(Turn.Why.class);
    }

    Marks(Candidates candidates, OpenJobs jobs, Memberships memberships) {
        this.candidates = candidates;
        this.jobs = jobs;
        this.memberships = memberships;
        Stream.of(Lane.values()).forEach(lane -> waiting.put(lane, new LinkedHashMap<>()));
    }

    /** Begins: every job that is known and every feed there is, whole. */
    void open(Collection<JobId> feeds) {
        synchronized (this) {
            open = true;
        }
        feeds.forEach(job -> whole(job, Turn.Why.OPENING));
        jobs.all().forEach(job -> whole(job.id(), Turn.Why.OPENING));
    }

    /** Another taxonomy was taken up, or changes of the mask were missed. */
    void everything() {
        jobs.all().forEach(job -> whole(job.id(), Turn.Why.JOB_CHANGED));
    }

    void whole(JobId job, Turn.Why why) {
        add(Lane.COMMON, job, Set.of(), Set.of(why));
    }

    void job(JobId job) {
        whole(job, Turn.Why.JOB_CHANGED);
    }

    /** A profile that lost no more than what the mask hides already looks the same to everybody. */
    void profile(CandidateIndex.Applied applied) {
        if (applied.effect() == CandidateIndex.Effect.CHANGED
                && isOpen()
                && !shown(applied.was()).equals(shown(applied.is()))) {
            Set<JobId> affected = new HashSet<>(memberships.jobsOf(applied.id()));
            affected.addAll(wanting(Stream.concat(applied.before().stream(), applied.now().stream())));
            applied.is().ifPresent(profile -> affected.addAll(wantingWork(profile)));
            affected.forEach(job -> add(Lane.COMMON, job, Set.of(applied.id()), Set.of()));
        }
    }

    private Optional<CandidateProfile> shown(Optional<CandidateProfile> profile) {
        return profile.map(known -> new CandidateProfile(
                        known.id(),
                        0,
                        known.area(),
                        known.modes(),
                        known.minimumHourlyPayCents(),
                        candidates.unmasked(known)))
                .filter(known -> !known.parts().isEmpty());
    }

    /** Members that may have to go, on the short lane; then, where it shows something again, those whom that brings back. */
    void mask(MaskChange change) {
        if (!isOpen()) {
            return;
        }
        memberships.touchedBy(change).forEach((job, profiles) -> add(Lane.SHORT, job, profiles, Set.of()));
        CandidateIndex index = candidates.index();
        for (ProfileId id : Set.copyOf(index.touchedBy(change))) {
            index.find(id)
                    .filter(profile -> candidates.mayShow(profile, change))
                    .ifPresent(profile -> {
                        Set<JobId> affected = new HashSet<>(wanting(profile.skills().stream()));
                        affected.addAll(wantingWork(profile));
                        affected.forEach(job -> add(Lane.COMMON, job, Set.of(id), Set.of()));
                    });
        }
    }

    /** What a turn has left to another. */
    void left(JobId job, KeepFeed.Kept kept) {
        if (kept.placeFree()) {
            whole(job, Turn.Why.PLACE_FREE);
        }
        if (!kept.soon().isEmpty()) {
            add(Lane.SHORT, job, kept.soon(), Set.of());
        }
        if (!kept.later().isEmpty()) {
            add(Lane.COMMON, job, kept.later(), Set.of());
        }
    }

    /** Members that rest on something whose time is over. */
    void time(Instant now) {
        memberships.endedBy(now).forEach((job, profiles) -> add(Lane.SHORT, job, profiles, Set.of()));
    }

    /** The next turn of the lane; its job has no other until it is {@link #finished}. */
    synchronized Optional<Turn> next(Lane lane) {
        Map<JobId, Marked> jobs = waiting.getOrDefault(lane, Map.of());
        Optional<JobId> next =
                jobs.keySet().stream().filter(job -> !busy.contains(job)).findFirst();
        return next.flatMap(job -> {
            busy.add(job);
            return Optional.ofNullable(jobs.remove(job))
                    .map(marked -> new Turn(job, marked.profiles, marked.why, lane));
        });
    }

    synchronized boolean isEmpty(Lane lane) {
        return waiting.getOrDefault(lane, Map.of()).isEmpty();
    }

    synchronized void finished(Turn turn) {
        busy.remove(turn.job());
    }

    /** Feeds that have something to look at, or are looking. */
    synchronized int size() {
        return waiting.values().stream().mapToInt(Map::size).sum() + busy.size();
    }

    private synchronized boolean isOpen() {
        return open;
    }

    private synchronized void add(Lane lane, JobId job, Set<ProfileId> profiles, Set<Turn.Why> why) {
        Map<JobId, Marked> jobs = waiting.get(lane);
        if (open && jobs != null) {
            Marked marked = jobs.computeIfAbsent(job, unmarked -> new Marked());
            marked.profiles.addAll(profiles);
            marked.why.addAll(why);
        }
    }

    private Set<JobId> wanting(Stream<SkillId> skills) {
        Set<JobId> wanting = new HashSet<>();
        skills.distinct().forEach(skill -> wanting.addAll(jobs.wanting(skill)));
        return wanting;
    }

    private Set<JobId> wantingWork(CandidateProfile profile) {
        Set<JobId> wanting = new HashSet<>();
        for (CandidatePart part : profile.parts()) {
            part.claim().work().occupation().ifPresent(code -> wanting.addAll(jobs.wantingWork(code)));
        }
        return wanting;
    }
}
