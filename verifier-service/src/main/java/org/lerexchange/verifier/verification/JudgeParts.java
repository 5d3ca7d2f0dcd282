package org.lerexchange.verifier.verification;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lerexchange.verifier.checks.Facts;
import org.lerexchange.verifier.watch.PartKey;
import org.lerexchange.verifier.watch.Seen;
import org.lerexchange.verifier.watch.WatchedCredentials;
import org.lerexchange.verifier.watch.Worlds;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Judges parts by the world as it is. After every write it looks at the world once more: of two who write a part, the
 * later one has seen what moved the other, so that the last verdict is always that of the last world.
 */
class JudgeParts {

    /** Parts that are looked up together; a question of so many ids is one answer of the store. */
    static final int AT_ONCE = 200;

    /** Guarded writes side by side: enough to hide the store's latency. */
    static final int SIDE_BY_SIDE = 16;

    /** The same where nobody waits for it. */
    static final int WITHOUT_HASTE = 2;

    /** Looks at a world that does not hold still; past this it is a passing fault, and tried again later. */
    static final int LOOKS = 10;

    private final Parts parts;
    private final WatchedCredentials credentials;
    private final Worlds worlds;
    private final Deadlines deadlines;
    private final Clock clock;

    JudgeParts(Parts parts, WatchedCredentials credentials, Worlds worlds, Deadlines deadlines, Clock clock) {
        this.parts = parts;
        this.credentials = credentials;
        this.worlds = worlds;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * Parts as they are now, and which of them this call changed. Those that nobody has stored yet are left to whoever
     * stores them.
     */
    record Judged(SortedMap<PartKey, Part> parts, Set<PartKey> changed) {

        static Judged of(Collection<Part> parts, Collection<Part> changed) {
            SortedMap<PartKey, Part> all = new TreeMap<>();
            parts.forEach(part -> all.put(part.key(), part));
            changed.forEach(part -> all.put(part.key(), part));
            Set<PartKey> keys = new TreeSet<>();
            changed.forEach(part -> keys.add(part.key()));
            return new Judged(all, keys);
        }

        /** This, and what came to pass after it. */
        Judged then(Judged later) {
            SortedMap<PartKey, Part> all = new TreeMap<>(parts);
            all.putAll(later.parts);
            Set<PartKey> both = new TreeSet<>(changed);
            both.addAll(later.changed);
            return new Judged(all, both);
        }

        List<Part> changedParts() {
            return parts.values().stream()
                    .filter(part -> changed.contains(part.key()))
                    .toList();
        }
    }

    /** Who says it, and how many parts are written at once. */
    private record How(Parts.Voice voice, int sideBySide) {}

    Mono<Judged> judge(Collection<PartKey> keys, Parts.Voice voice) {
        return judge(keys, voice, SIDE_BY_SIDE);
    }

    /** The same where those who must know at once have heard it on another road, and are busy with it. */
    Mono<Judged> judgeWithoutHaste(Collection<PartKey> keys, Parts.Voice voice) {
        return judge(keys, voice, WITHOUT_HASTE);
    }

    private Mono<Judged> judge(Collection<PartKey> keys, Parts.Voice voice, int sideBySide) {
        return Flux.fromIterable(keys)
                .buffer(AT_ONCE)
                .concatMap(some -> settle(some, new How(voice, sideBySide), LOOKS))
                .reduce(Judged.of(List.of(), List.of()), Judged::then)
                .doOnNext(judged -> judged.parts().values().forEach(part -> deadlines.watch(part, now())));
    }

    private Mono<Judged> settle(Collection<PartKey> keys, How how, int looks) {
        if (looks == 0) {
            return Mono.error(
                    new IllegalStateException("expected a world that holds still, but it changed " + LOOKS + " times"));
        }
        return parts.find(keys)
                .collectList()
                .flatMap(found -> worlds.look(facts(found)).flatMap(seen -> write(found, seen, how)))
                .flatMap(judged -> judged.changed().isEmpty()
                        ? Mono.just(judged)
                        : settle(judged.changed(), how, looks - 1).map(judged::then));
    }

    private Mono<Judged> write(List<Part> found, Map<PartKey, Seen> world, How how) {
        Instant now = now();
        return Flux.fromIterable(found)
                .flatMap(
                        part -> Mono.justOrEmpty(world.get(part.key()))
                                .filter(seen -> !part.equals(JudgeDecision.judged(part, seen, now)))
                                .flatMap(seen -> write(part, seen, how.voice())),
                        how.sideBySide())
                .collectList()
                .map(changed -> Judged.of(found, changed));
    }

    private Mono<Part> write(Part part, Seen seen, Parts.Voice voice) {
        Mono<Boolean> forgotten = seen.ended()
                ? Mono.justOrEmpty(part.facts()).flatMap(facts -> credentials.forget(facts.credentialId(), part.key()))
                : Mono.empty();
        return forgotten.then(
                parts.change(part.key(), kept -> JudgeDecision.judged(kept.orElse(part), seen, now()), voice));
    }

    private static Map<PartKey, Optional<Facts>> facts(List<Part> parts) {
        return parts.stream().collect(Collectors.toMap(Part::key, Part::facts));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
