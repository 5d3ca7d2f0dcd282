package org.lerexchange.wallet.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import org.lerexchange.wallet.holders.HolderId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stored ledgers, by holder. */
class Ledgers {

    private static final String COLLECTION = "consent-ledgers";
    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    private final Documents documents;

    /** When the next consent of each holder ends by itself, as far as this instance knows. */
    private final ConcurrentMap<HolderId, Instant> ends = new ConcurrentHashMap<>();

    private final Mono<Boolean> filled;

    Ledgers(Database database) {
        this.documents = database.open(COLLECTION, LedgerDocument.CONSENT_ID);
        this.filled = Mono.defer(this::refill).cache(done -> FOR_EVER, fault -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** An empty ledger where there is none. */
    Mono<Ledger> of(HolderId holder) {
        return documents.find(holder.value()).map(LedgerDocument::read).defaultIfEmpty(new Ledger(holder, List.of()));
    }

    /** The ledger that has this consent. */
    Mono<Ledger> holding(ConsentId consent) {
        return documents.findBy(LedgerDocument.CONSENT_ID, consent.value()).map(LedgerDocument::read);
    }

    Flux<Ledger> all() {
        return documents.all().map(LedgerDocument::read);
    }

    /** Takes up what is stored now, whoever wrote it. */
    Mono<Boolean> refill() {
        return all().doOnNext(this::note).then(Mono.just(true));
    }

    /**
     * The ledgers with a consent whose time is over, without a look at any other: every instance knows the ends from its
     * last {@link #refill}, and of those that it wrote itself.
     */
    Flux<Ledger> dueAt(Instant now) {
        return filled.thenMany(Flux.defer(() -> Flux.fromIterable(knownDueAt(now))))
                .concatMap(this::readDue)
                .filter(ledger -> !ledger.dueAt(now).isEmpty());
    }

    private List<HolderId> knownDueAt(Instant now) {
        return ends.entrySet().stream()
                .filter(end -> !end.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Forgets first and reads then: what is written in between is either read or noted by its writer. */
    private Mono<Ledger> readDue(HolderId holder) {
        Optional<Instant> end = Optional.ofNullable(ends.remove(holder));
        return of(holder).doOnNext(this::note).doOnError(fault -> end.ifPresent(due -> note(holder, due)));
    }

    private void note(Ledger ledger) {
        ledger.nextEnd().ifPresent(end -> note(ledger.holder(), end));
    }

    private void note(HolderId holder, Instant end) {
        ends.merge(holder, end, (known, next) -> next.isBefore(known) ? next : known);
    }

    /** One guarded write of what is decided; the relay says the news. */
    <A> Mono<A> change(HolderId holder, Function<Ledger, Ledger.Decision<A>> decide) {
        return Mono.defer(() -> {
            AtomicReference<@Nullable Ledger> written = new AtomicReference<>();
            return documents
                    .change(holder.value(), document -> {
                        Ledger.Decision<A> decision = decide.apply(
                                document.map(LedgerDocument::read).orElseGet(() -> new Ledger(holder, List.of())));
                        written.set(decision.next().orElse(null));
                        return toChange(decision);
                    })
                    .doOnNext(answer -> Optional.ofNullable(written.get()).ifPresent(this::note));
        });
    }

    private static <A> Change<A> toChange(Ledger.Decision<A> decision) {
        return decision.next()
                .map(next -> Change.writeAndSay(
                        decision.answer(), LedgerDocument.of(next), ConsentMapping.toEvents(decision.news())))
                .orElseGet(() -> Change.keep(decision.answer()));
    }
}
