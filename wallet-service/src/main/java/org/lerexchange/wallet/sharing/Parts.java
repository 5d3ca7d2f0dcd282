package org.lerexchange.wallet.sharing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stored parts. */
class Parts {

    private static final String COLLECTION = "sharing-parts";
    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    private final Documents documents;

    /** When those without a verdict were said last, as far as this instance knows. */
    private final ConcurrentMap<Part.Key, Instant> waiting = new ConcurrentHashMap<>();

    private final Mono<Boolean> filled;

    Parts(Database database) {
        this.documents = database.open(COLLECTION);
        this.filled = Mono.defer(this::refill).cache(done -> FOR_EVER, fault -> Duration.ZERO, () -> Duration.ZERO);
    }

    Mono<Part> find(Part.Key key) {
        return documents.find(key.text()).map(PartDocument::read);
    }

    /** Those on which no verdict was heard. */
    Flux<Part> unconfirmed() {
        return documents.all().map(PartDocument::read).filter(Part::isUnconfirmed);
    }

    /** Takes up what is stored now, whoever made it. */
    Mono<Boolean> refill() {
        return unconfirmed().doOnNext(this::note).then(Mono.just(true));
    }

    /**
     * Those that wait since before for a verdict, without a look at any other: every instance knows them from its last
     * {@link #refill}, and those that it made itself.
     */
    Flux<Part> waitingSince(Instant before) {
        return filled.thenMany(Flux.defer(() -> Flux.fromIterable(knownSince(before))))
                .concatMap(this::find)
                .doOnNext(this::note)
                .filter(Part::isUnconfirmed);
    }

    private List<Part.Key> knownSince(Instant before) {
        return waiting.entrySet().stream()
                .filter(said -> !said.getValue().isAfter(before))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void note(Part part) {
        if (part.isUnconfirmed()) {
            waiting.putIfAbsent(part.key(), part.at());
        } else {
            waiting.remove(part.key());
        }
    }

    /** The first to come stays. */
    Mono<Part> keepFirst(Part part) {
        return documents
                .<Part>change(
                        part.key().text(),
                        there -> there.map(PartDocument::read)
                                .map(Change::keep)
                                .orElseGet(() -> Change.write(part, PartDocument.of(part))))
                .doOnNext(this::note);
    }

    /** Confirmed, ended: one guarded write of what is decided. Empty where there is no such part. */
    Mono<Moved> move(Part.Key key, UnaryOperator<Part> decide) {
        return documents
                .<Optional<Moved>>change(key.text(), there -> move(there.map(PartDocument::read), decide))
                .flatMap(Mono::justOrEmpty)
                .doOnNext(moved -> note(moved.part()));
    }

    private static Change<Optional<Moved>> move(Optional<Part> there, UnaryOperator<Part> decide) {
        if (there.isEmpty()) {
            return Change.keep(Optional.empty());
        }
        Part next = decide.apply(there.get());
        return next.equals(there.get())
                ? Change.keep(Optional.of(new Moved(next, false)))
                : Change.write(Optional.of(new Moved(next, true)), PartDocument.of(next));
    }

    /** Writes an unconfirmed part as it is, for the relay to say it again. */
    Mono<Boolean> sayAgain(Part.Key key, Instant now) {
        return documents
                .<Boolean>change(
                        key.text(),
                        there -> there.map(PartDocument::read)
                                .filter(Part::isUnconfirmed)
                                .map(Parts::saidAgain)
                                .orElseGet(() -> Change.keep(false)))
                .doOnNext(said -> waiting.computeIfPresent(key, (same, before) -> now));
    }

    private static Change<Boolean> saidAgain(Part part) {
        return Change.writeAndSay(true, PartDocument.of(part), SharingMapping.toEvents(part));
    }

    /** A part as it is now, and whether this write made it so. */
    record Moved(Part part, boolean changed) {}
}
