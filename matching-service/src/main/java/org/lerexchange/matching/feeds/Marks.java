package org.lerexchange.matching.feeds;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
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

    private final CandidateIndex index;
    private final OpenJobs jobs;
    private final Memberships memberships;
    private final Map<Lane, Map<JobId, Turn>> waiting = new EnumMap<>(Lane.class);
    private final Set<JobId> busy = new HashSet<>();
    private boolean open;

    Marks(CandidateIndex index, OpenJobs jobs, Memberships memberships) {
        this.index = index;
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
        add(Lane.COMMON, new Turn(job, Set.of(), Set.of(why)));
    }

    void job(JobId job) {
        whole(job, Turn.Why.JOB_CHANGED);
    }

    void profile(CandidateIndex.Applied applied) {
        if (applied.effect() == CandidateIndex.Effect.CHANGED && isOpen()) {
            Set<JobId> affected = new HashSet<>(memberships.jobsOf(applied.id()));
            affected.addAll(wanting(Stream.concat(applied.before().stream(), applied.now().stream())));
            index.find(applied.id()).ifPresent(profile -> affected.addAll(wantingWork(profile)));
            affected.forEach(job -> add(Lane.COMMON, turn(job, Set.of(applied.id()))));
        }
    }

    /** Members that may have to go, on the short lane; then those whom what was lifted brings back. */
    void mask(MaskChange change) {
        if (!isOpen()) {
            return;
        }
        memberships.touchedBy(change).forEach((job, profiles) -> add(Lane.SHORT, turn(job, profiles)));
        for (ProfileId id : Set.copyOf(index.touchedBy(change))) {
            index.find(id).ifPresent(profile -> {
                Set<JobId> affected = new HashSet<>(wanting(profile.skills().stream()));
                affected.addAll(wantingWork(profile));
                affected.forEach(job -> add(Lane.COMMON, turn(job, Set.of(id))));
            });
        }
    }

    /** Members that rest on something whose time is over. */
    void time(Instant now) {
        memberships.endedBy(now).forEach((job, profiles) -> add(Lane.SHORT, turn(job, profiles)));
    }

    /** The next turn of the lane; its job has no other until it is {@link #finished}. */
    synchronized Optional<Turn> next(Lane lane) {
        Map<JobId, Turn> turns = waiting.getOrDefault(lane, Map.of());
        Optional<Turn> next = turns.values().stream()
                .filter(turn -> !busy.contains(turn.job()))
                .findFirst();
        next.ifPresent(turn -> {
            turns.remove(turn.job());
            busy.add(turn.job());
        });
        return next;
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

    private synchronized void add(Lane lane, Turn turn) {
        Map<JobId, Turn> turns = waiting.get(lane);
        if (open && turns != null) {
            turns.merge(turn.job(), turn, Turn::and);
        }
    }

    private static Turn turn(JobId job, Set<ProfileId> profiles) {
        return new Turn(job, profiles, Set.of());
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
