package org.lerexchange.matching.feeds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lerexchange.matching.index.MaskChange;
import org.lerexchange.matching.index.ProfileId;
import org.lerexchange.matching.jobs.JobId;

/** The heads in memory, and by what each member can be reached: profile, consent, issuer, match, and when it ends. */
final class Memberships {

    /** A member of a list. */
    record Spot(JobId job, ProfileId profile) {}

    private final Map<JobId, Head> heads = new HashMap<>();
    private final Map<ProfileId, Set<JobId>> jobs = new HashMap<>();
    private final Map<String, Set<Spot>> byConsent = new HashMap<>();
    private final Map<String, Set<Spot>> byIssuer = new HashMap<>();
    private final Map<MatchId, Spot> byMatch = new HashMap<>();
    private final TreeMap<Instant, Set<Spot>> ends = new TreeMap<>();

    /** Takes in a head as it was stored; an older one than is known changes nothing. Only the members that differ cost time. */
    synchronized void take(Head head) {
        Head known = heads.get(head.job());
        if (known == null || known.turn() <= head.turn()) {
            put(head);
        }
    }

    /** Takes in the head as the store has it now, whatever was known: a store may have been restored to an earlier turn. */
    synchronized void put(Head head) {
        Head known = heads.get(head.job());
        SortedMap<ProfileId, Member> before = known == null ? Collections.emptySortedMap() : known.members();
        Head.Difference difference = Head.difference(before, head.members());
        difference.gone().forEach(member -> each(head.job(), member, Step.REMOVE));
        difference.put().forEach(member -> {
            Optional.ofNullable(before.get(member.who().profile()))
                    .ifPresent(old -> each(head.job(), old, Step.REMOVE));
            each(head.job(), member, Step.ADD);
        });
        heads.put(head.job(), head);
    }

    private void each(JobId job, Member member, Step step) {
        Spot spot = new Spot(job, member.who().profile());
        step.on(jobs, spot.profile(), job);
        for (Rest rest : member.rests()) {
            step.on(byConsent, rest.consent().value(), spot);
            step.on(byIssuer, rest.issuer(), spot);
            rest.ends().ifPresent(end -> step.on(ends, end, spot));
        }
        switch (step) {
            case ADD -> byMatch.put(member.who().match(), spot);
            case REMOVE -> byMatch.remove(member.who().match());
        }
    }

    synchronized Optional<Head> head(JobId job) {
        return Optional.ofNullable(heads.get(job));
    }

    synchronized List<Head> all() {
        return List.copyOf(heads.values());
    }

    synchronized Optional<Spot> spot(MatchId match) {
        return Optional.ofNullable(byMatch.get(match));
    }

    synchronized Set<JobId> jobsOf(ProfileId profile) {
        return Set.copyOf(jobs.getOrDefault(profile, Set.of()));
    }

    /** The members that a change of the mask may take away. */
    synchronized Map<JobId, Set<ProfileId>> touchedBy(MaskChange change) {
        Set<Spot> spots = switch (change) {
            case MaskChange.OfConsent consent ->
                byConsent.getOrDefault(consent.consentId().value(), Set.of());
            case MaskChange.OfPart part ->
                byConsent.getOrDefault(part.consentId().value(), Set.of());
            case MaskChange.OfIssuer issuer -> byIssuer.getOrDefault(issuer.did(), Set.of());
        };
        return byJob(spots);
    }

    /** The members that rest on something that ended by then; each is told once. */
    synchronized Map<JobId, Set<ProfileId>> endedBy(Instant now) {
        Map<Instant, Set<Spot>> over = ends.headMap(now, true);
        List<Spot> spots = new ArrayList<>();
        over.values().forEach(spots::addAll);
        over.clear();
        return byJob(spots);
    }

    private static Map<JobId, Set<ProfileId>> byJob(Collection<Spot> spots) {
        return spots.stream()
                .collect(Collectors.groupingBy(
                        Spot::job, Collectors.mapping(Spot::profile, Collectors.<ProfileId>toSet())));
    }

    /** What is put into each look-up is what is taken out of it. */
    private enum Step {
        ADD,
        REMOVE;

        <K, V> void on(Map<K, Set<V>> map, K key, V value) {
            switch (this) {
                case ADD -> map.computeIfAbsent(key, none -> new HashSet<>()).add(value);
                case REMOVE ->
                    map.computeIfPresent(
                            key, (same, values) -> values.remove(value) && values.isEmpty() ? null : values);
            }
        }
    }
}
