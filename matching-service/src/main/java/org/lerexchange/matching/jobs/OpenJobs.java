package org.lerexchange.matching.jobs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lerexchange.matching.ranking.JobNeeds;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.SkillId;
import org.lerexchange.matching.taxonomy.Taxonomy;

/**
 * The jobs of the region in memory, filled from {@code ler.job.changed}: by a job's id, and by the skills that count for
 * it or the occupations it asks work in. A closed job stays, so that nothing late opens it again, but wants nothing. Which skills are near is the present
 * taxonomy's word: where another one was taken up, the next question is answered by it.
 */
public final class OpenJobs {

    private final CurrentTaxonomy language;
    private final Map<JobId, OpenJob> jobs = new HashMap<>();
    private final Map<SkillId, Set<JobId>> wanting = new HashMap<>();
    private final Map<Occupation.Code, Set<JobId>> wantingWork = new HashMap<>();
    private Taxonomy nearBy;

    public OpenJobs(CurrentTaxonomy language) {
        this.language = language;
        this.nearBy = language.taxonomy();
    }

    /** The job, open or closed. */
    public synchronized Optional<OpenJob> find(JobId id) {
        follow();
        return Optional.ofNullable(jobs.get(id));
    }

    /** All of them as they are now, open and closed, by id. */
    public synchronized Stream<OpenJob> all() {
        follow();
        return List.copyOf(new TreeMap<>(jobs).values()).stream();
    }

    /** The open jobs for which the skill counts: wanted itself, or near one that is. */
    public synchronized Set<JobId> wanting(SkillId skill) {
        follow();
        return Set.copyOf(wanting.getOrDefault(skill, Set.of()));
    }

    /** The open jobs that ask for work in the occupation. */
    public synchronized Set<JobId> wantingWork(Occupation.Code occupation) {
        follow();
        return Set.copyOf(wantingWork.getOrDefault(occupation, Set.of()));
    }

    /** Takes a job as it was said; the nearness of skills is added here. An older word than the known one is no news. */
    public synchronized JobChange hear(OpenJob said) {
        follow();
        Optional<OpenJob> before = Optional.ofNullable(jobs.get(said.id()));
        long known = before.map(OpenJob::seq).orElse(0L);
        if (said.seq() <= known) {
            JobChange.Effect effect = said.seq() == known ? JobChange.Effect.DUPLICATE : JobChange.Effect.REPLACED;
            return new JobChange(effect, before, before);
        }
        before.ifPresent(this::unlink);
        return new JobChange(JobChange.Effect.APPLIED, before, Optional.of(link(said)));
    }

    /** The last word on a job is gone from the topic. */
    public synchronized JobChange gone(JobId id) {
        Optional<OpenJob> before = Optional.ofNullable(jobs.remove(id));
        before.ifPresent(this::unlink);
        return new JobChange(
                before.isPresent() ? JobChange.Effect.APPLIED : JobChange.Effect.DUPLICATE, before, Optional.empty());
    }

    private void follow() {
        Taxonomy present = language.taxonomy();
        if (present != nearBy) {
            nearBy = present;
            wanting.clear();
            wantingWork.clear();
            List.copyOf(jobs.values()).forEach(this::link);
        }
    }

    private OpenJob link(OpenJob said) {
        OpenJob job = new OpenJob(
                said.id(), said.employer(), said.seq(), said.open(), said.title(), withNearness(said.needs()));
        jobs.put(job.id(), job);
        if (job.open()) {
            counting(job).forEach(skill -> add(wanting, skill, job.id()));
            occupations(job).forEach(occupation -> add(wantingWork, occupation, job.id()));
        }
        return job;
    }

    private void unlink(OpenJob job) {
        counting(job).forEach(skill -> remove(wanting, skill, job.id()));
        occupations(job).forEach(occupation -> remove(wantingWork, occupation, job.id()));
    }

    private static <K> void add(Map<K, Set<JobId>> map, K key, JobId id) {
        map.computeIfAbsent(key, unknown -> new TreeSet<>()).add(id);
    }

    private static <K> void remove(Map<K, Set<JobId>> map, K key, JobId id) {
        map.computeIfPresent(key, (same, ids) -> ids.remove(id) && ids.isEmpty() ? null : ids);
    }

    private static Stream<Occupation.Code> occupations(OpenJob job) {
        return job.needs().experience().stream()
                .map(JobNeeds.ExperienceNeed::occupation)
                .distinct();
    }

    private static Stream<SkillId> counting(OpenJob job) {
        return job.needs().skills().stream()
                .flatMap(need -> Stream.concat(Stream.of(need.skill()), need.near().keySet().stream()))
                .distinct();
    }

    private JobNeeds withNearness(JobNeeds needs) {
        List<JobNeeds.SkillNeed> skills = needs.skills().stream()
                .map(need -> new JobNeeds.SkillNeed(
                        need.skill(), need.importance(), need.weight(), need.level(), near(need.skill())))
                .toList();
        return new JobNeeds(skills, needs.experience(), needs.mustHaves(), needs.place());
    }

    private SortedMap<SkillId, Integer> near(SkillId wanted) {
        SortedMap<SkillId, Integer> near = new TreeMap<>();
        nearBy.near(wanted).forEach(one -> near.put(one.skill(), one.nearness()));
        return near;
    }
}
