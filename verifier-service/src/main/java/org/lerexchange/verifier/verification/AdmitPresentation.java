package org.lerexchange.verifier.verification;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.lerexchange.verifier.checks.Facts;
import org.lerexchange.verifier.checks.Gathered;
import org.lerexchange.verifier.watch.Consents;
import org.lerexchange.verifier.watch.IssuerIndex;
import org.lerexchange.verifier.watch.PartKey;
import org.lerexchange.verifier.watch.Seen;
import org.lerexchange.verifier.watch.WatchedCredentials;
import org.lerexchange.verifier.watch.Worlds;
import reactor.core.publisher.Mono;

/**
 * Takes a presentation: opens it, proves what can be proved, keeps the facts and judges them. Enters the part with its
 * consent, its issuer and its credential before it looks at the world, so that whoever changes the world afterwards finds
 * it there.
 */
class AdmitPresentation {

    private final ReadPresentation reader;
    private final Parts parts;
    private final Entries entries;
    private final JudgeParts judgeParts;
    private final Clock clock;

    AdmitPresentation(ReadPresentation reader, Parts parts, Entries entries, JudgeParts judgeParts, Clock clock) {
        this.reader = reader;
        this.parts = parts;
        this.entries = entries;
        this.judgeParts = judgeParts;
        this.clock = clock;
    }

    /** Where a part is entered, and where the world is looked at. */
    record Entries(Consents consents, IssuerIndex issuers, WatchedCredentials credentials, Worlds worlds) {

        Mono<Seen> enter(Facts facts, PartKey key, Instant now) {
            return issuers.enter(facts.issuer(), facts.credentialId())
                    .then(credentials.watch(facts, key, now))
                    .then(Mono.defer(() -> worlds.look(Map.of(key, Optional.of(facts)))))
                    .map(seen -> Objects.requireNonNull(seen.get(key), "it was asked for"));
        }
    }

    /** What it was to what is kept of its part, and the part as it is now. */
    record Admitted(Arrival.Place place, Part part) {}

    Mono<Admitted> admit(Arrival arrival) {
        return kept(arrival).flatMap(kept -> {
            Arrival.Place place = arrival.after(kept);
            return switch (place) {
                case OVERTAKEN, AFTER_THE_END -> Mono.justOrEmpty(kept).map(part -> new Admitted(place, part));
                case REPEATED -> judged(arrival).map(part -> new Admitted(place, part));
                case NEW -> take(arrival, kept);
            };
        });
    }

    private Mono<Optional<Part>> kept(Arrival arrival) {
        return parts.find(arrival.key()).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private Mono<Admitted> take(Arrival arrival, Optional<Part> kept) {
        return entries.consents()
                .admit(arrival.key())
                .flatMap(live -> live ? read(arrival, kept) : bury(arrival))
                .then(Mono.defer(() -> judged(arrival)))
                .map(part -> new Admitted(part.hasEnded() ? Arrival.Place.AFTER_THE_END : Arrival.Place.NEW, part));
    }

    private Mono<Part> bury(Arrival arrival) {
        return change(arrival, kept -> arrival.ended(kept, now()));
    }

    private Mono<Part> read(Arrival arrival, Optional<Part> kept) {
        return reader.read(arrival)
                .flatMap(gathered -> Arrival.proved(gathered)
                        .map(facts -> keep(arrival, facts))
                        .orElseGet(() -> leave(arrival, gathered, kept)));
    }

    private Mono<Part> keep(Arrival arrival, Facts facts) {
        return entries.enter(facts, arrival.key(), now())
                .flatMap(seen -> change(arrival, kept -> arrival.proved(kept, facts, seen, now())));
    }

    /** Nothing is kept of what was not proved, nor of what had been proved before it. */
    private Mono<Part> leave(Arrival arrival, Gathered gathered, Optional<Part> kept) {
        return Mono.justOrEmpty(kept.flatMap(Part::facts))
                .flatMap(facts -> entries.credentials().forget(facts.credentialId(), arrival.key()))
                .then(change(arrival, there -> arrival.notProved(there, Arrival.proofs(gathered), now())));
    }

    private Mono<Part> change(Arrival arrival, Function<Optional<Part>, Part> decide) {
        return parts.change(
                arrival.key(),
                kept -> kept.filter(part -> isPast(arrival, part)).orElseGet(() -> decide.apply(kept)),
                Parts.Voice.LISTENER);
    }

    private static boolean isPast(Arrival arrival, Part part) {
        return part.hasEnded() || arrival.version().isOlderThan(part.shared());
    }

    private Mono<Part> judged(Arrival arrival) {
        return judgeParts
                .judge(List.of(arrival.key()), Parts.Voice.LISTENER)
                .map(judged -> Objects.requireNonNull(judged.parts().get(arrival.key()), "it was just stored"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
