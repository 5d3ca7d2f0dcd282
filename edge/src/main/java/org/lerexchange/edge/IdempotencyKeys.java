package org.lerexchange.edge;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Mono;

/**
 * Which requests were answered, and how: one document per caller, method, path and key, claimed by one guarded write. An
 * entry past its time reads as none.
 */
final class IdempotencyKeys {

    private final Documents entries;
    private final EdgeProperties.Limits limits;
    private final Clock clock;
    private final Supplier<String> tickets;

    IdempotencyKeys(Documents entries, EdgeProperties.Limits limits, Clock clock, Supplier<String> tickets) {
        this.entries = entries;
        this.limits = limits;
        this.clock = clock;
        this.tickets = tickets;
    }

    /** What a request with a key may do. */
    sealed interface Claim {
        /** Go on; the ticket proves it at the end. */
        record Mine(String ticket) implements Claim {}

        record Answered(StoredAnswer answer) implements Claim {}

        record Running() implements Claim {}

        record OtherRequest() implements Claim {}
    }

    Mono<Claim> claim(String id, String requestDigest) {
        String ticket = tickets.get();
        return entries.change(id, found -> decide(found, requestDigest, ticket));
    }

    Mono<Boolean> keep(String id, String ticket, StoredAnswer answer) {
        return entries.change(
                id,
                found -> found.filter(entry -> isHeldBy(entry, ticket))
                        .map(entry -> Change.write(true, answered(entry, answer)))
                        .orElseGet(() -> Change.keep(false)));
    }

    /** Frees the key: the next request with it is the first. */
    Mono<Boolean> forget(String id, String ticket) {
        return entries.change(
                id,
                found -> found.filter(entry -> isHeldBy(entry, ticket)).isPresent()
                        ? new Change.Delete<>(true)
                        : Change.keep(false));
    }

    private Change<Claim> decide(Optional<Document> found, String requestDigest, String ticket) {
        Optional<Document> live = found.filter(entry -> until(entry) > clock.millis());
        if (live.isEmpty()) {
            return Change.write(new Claim.Mine(ticket), running(requestDigest, ticket));
        }
        Document entry = live.get();
        if (!requestDigest.equals(entry.getString("request"))) {
            return Change.keep(new Claim.OtherRequest());
        }
        Document answer = entry.get("answer", Document.class);
        return Change.keep(answer == null ? new Claim.Running() : new Claim.Answered(StoredAnswer.from(answer)));
    }

    private Document running(String requestDigest, String ticket) {
        return new Document("request", requestDigest)
                .append("ticket", ticket)
                .append("until", in(limits.idempotencyRunning()));
    }

    private Document answered(Document entry, StoredAnswer answer) {
        return new Document("request", entry.getString("request"))
                .append("ticket", entry.getString("ticket"))
                .append("until", in(limits.idempotencyKept()))
                .append("answer", answer.toDocument());
    }

    private long in(Duration duration) {
        return clock.millis() + duration.toMillis();
    }

    private static long until(Document entry) {
        return Objects.requireNonNull(entry.getLong("until"));
    }

    private static boolean isHeldBy(Document entry, String ticket) {
        return ticket.equals(entry.getString("ticket"));
    }
}
