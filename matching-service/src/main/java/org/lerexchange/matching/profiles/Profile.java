package org.lerexchange.matching.profiles;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.lerexchange.matching.profiles.PartKey.ConsentId;

/**
 * One profile: what was heard last of its wishes, of each consent and of each part. Everything else follows from that, also
 * its seq and time, so that the order in which things were heard leaves no trace.
 *
 * @param remaps how often a new taxonomy found skills in it
 * @param remappedAt when it last did
 */
record Profile(
        ProfileId id,
        Last<Wishes> wishes,
        SortedMap<ConsentId, Last<Terms>> consents,
        SortedMap<PartKey, Last<ProvedClaim>> parts,
        long remaps,
        Instant remappedAt) {

    /** Consents of one profile, with those that have ended; keeps the document small. */
    static final int MOST_CONSENTS = 1_000;

    /** Parts of one profile, with those that have ended. */
    static final int MOST_PARTS = 10_000;

    /** Claims of one profile: no more than ranking takes of one candidate. */
    static final int MOST_CLAIMS = 2_000;

    /** Characters of all claims of one profile: the store takes a document of 16 MB. */
    static final int MOST_TEXT = 4_000_000;

    Profile {
        consents = Collections.unmodifiableSortedMap(new TreeMap<>(consents));
        parts = Collections.unmodifiableSortedMap(settled(consents, parts));
    }

    /** What became of something heard. */
    sealed interface Step {
        record Changed(Profile next) implements Step {}

        record Same(Profile as) implements Step {}

        record Older() implements Step {}

        /** One of the limits is met. */
        record Full() implements Step {}
    }

    /** A part that a live consent covers. */
    record Shown(PartKey key, Last<ProvedClaim> part, ProvedClaim claim, Last<Terms> consent, Terms terms) {}

    static Profile unheardOf(ProfileId id) {
        return new Profile(id, Last.unheard(), new TreeMap<>(), new TreeMap<>(), 0, Instant.EPOCH);
    }

    Step wishes(Last<Wishes> come) {
        return step(wishes, come, () -> new Profile(id, come, consents, parts, remaps, remappedAt));
    }

    /**
     * An end wins whatever its seq, as those of a restored store begin lower, and nothing follows it. The profile's seq
     * rises all the same.
     */
    Step consent(ConsentId consent, Last<Terms> come) {
        Last<Terms> there = there(consents, consent);
        boolean ends = come.value().isEmpty();
        if (there.seq() > 0 && there.value().isEmpty()) {
            return ends && come.seq() > there.seq() ? heard(consent, there, come) : ended(ends);
        }
        long seq = ends && come.seq() < there.seq() ? there.seq() + 1 : come.seq();
        return heard(consent, there, new Last<>(seq, come.time(), come.value()));
    }

    private Step ended(boolean again) {
        return again ? new Step.Same(this) : new Step.Older();
    }

    private Step heard(ConsentId consent, Last<Terms> there, Last<Terms> come) {
        SortedMap<ConsentId, Last<Terms>> next = with(consents, consent, come);
        return step(there, come, () -> new Profile(id, wishes, next, parts, remaps, remappedAt));
    }

    Step part(PartKey key, Last<ProvedClaim> come) {
        SortedMap<PartKey, Last<ProvedClaim>> next = with(parts, key, come);
        return step(there(parts, key), come, () -> new Profile(id, wishes, consents, next, remaps, remappedAt));
    }

    /** Looks again for skills where none were found; the same profile where nothing is found now either. */
    Profile remapped(UnaryOperator<ProvedClaim> finder, Instant now) {
        TreeMap<PartKey, Last<ProvedClaim>> next = new TreeMap<>(parts);
        next.replaceAll((key, part) -> part.value().map(finder).map(part::with).orElse(part));
        return next.equals(parts) ? this : new Profile(id, wishes, consents, next, remaps + 1, now);
    }

    boolean hasUnmapped() {
        return parts.values().stream()
                .anyMatch(part -> part.value().filter(ProvedClaim::hasUnmapped).isPresent());
    }

    /** The parts of live consents, sorted; without any, the profile has ended. */
    Stream<Shown> shown() {
        return parts.entrySet().stream().flatMap(entry -> shown(entry.getKey(), entry.getValue()).stream());
    }

    /**
     * Counts every change that was applied, whatever the order: each part of the document only ever rises, and gravestones
     * stay. Gaps are normal on a state topic.
     */
    long seq() {
        return wishes.seq()
                + consents.values().stream().mapToLong(Last::seq).sum()
                + parts.values().stream().mapToLong(Last::seq).sum()
                + remaps;
    }

    /** When the last of what it knows happened. */
    Instant time() {
        return Stream.of(
                        Stream.of(wishes.time(), remappedAt),
                        consents.values().stream().map(Last::time),
                        parts.values().stream().map(Last::time))
                .flatMap(times -> times)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private Optional<Shown> shown(PartKey key, Last<ProvedClaim> part) {
        Last<Terms> consent = there(consents, key.consent());
        return part.value().flatMap(claim -> consent.value().map(terms -> new Shown(key, part, claim, consent, terms)));
    }

    private static Step step(Last<?> there, Last<?> come, Supplier<Profile> next, Profile now) {
        if (come.seq() < there.seq()) {
            return new Step.Older();
        }
        if (come.seq() == there.seq()) {
            return new Step.Same(now);
        }
        Profile changed = next.get();
        boolean grows = there.seq() == 0 || come.value().isPresent();
        boolean full = (there.seq() == 0 && changed.isFull()) || (grows && changed.text() > MOST_TEXT);
        return full ? new Step.Full() : new Step.Changed(changed);
    }

    private Step step(Last<?> there, Last<?> come, Supplier<Profile> next) {
        return step(there, come, next, this);
    }

    private long text() {
        return parts.values().stream()
                .flatMap(part -> part.value().stream())
                .mapToLong(ProvedClaim::text)
                .sum();
    }

    private boolean isFull() {
        return consents.size() > MOST_CONSENTS
                || parts.size() > MOST_PARTS
                || parts.values().stream()
                                .filter(part -> part.value().isPresent())
                                .count()
                        > MOST_CLAIMS;
    }

    /** What a consent does not cover is not kept: consents only go forward, so it will never be covered again. */
    private static SortedMap<PartKey, Last<ProvedClaim>> settled(
            SortedMap<ConsentId, Last<Terms>> consents, SortedMap<PartKey, Last<ProvedClaim>> parts) {
        TreeMap<PartKey, Last<ProvedClaim>> settled = new TreeMap<>(parts);
        settled.replaceAll((key, part) -> {
            Last<Terms> consent = there(consents, key.consent());
            boolean covered = part.value()
                    .filter(claim -> consent.value()
                            .filter(terms -> terms.covers(key, claim))
                            .isPresent())
                    .isPresent();
            return consent.seq() == 0 || covered ? part : part.buried();
        });
        return settled;
    }

    private static <K, V> Last<V> there(SortedMap<K, Last<V>> map, K key) {
        return map.getOrDefault(key, Last.unheard());
    }

    private static <K, V> SortedMap<K, Last<V>> with(SortedMap<K, Last<V>> map, K key, Last<V> come) {
        SortedMap<K, Last<V>> next = new TreeMap<>(map);
        next.put(key, come);
        return next;
    }
}
