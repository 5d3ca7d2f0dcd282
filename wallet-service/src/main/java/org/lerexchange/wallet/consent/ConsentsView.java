package org.lerexchange.wallet.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.lerexchange.edge.ModelState;
import org.lerexchange.edge.ReadModel;
import reactor.core.publisher.Mono;

/** Says in brief what is allowed; its story is the terms of the live consents, grouped by whose they are. */
final class ConsentsView implements ReadModel {

    private final Ledgers ledgers;
    private final Clock clock;

    ConsentsView(Ledgers ledgers, Clock clock) {
        this.ledgers = ledgers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "consents";
    }

    @Override
    public Mono<ModelState> state() {
        return ledgers.all().collectList().map(all -> stateOf(all, clock.instant()));
    }

    static ModelState stateOf(List<Ledger> ledgers, Instant now) {
        return new ModelState(
                ledgers.stream().mapToLong(ledger -> ledger.consents().size()).sum(),
                digest(ledgers.stream().map(ledger -> LedgerDocument.of(ledger).toString())),
                digest(ledgers.stream()
                        .map(ledger -> story(ledger, now))
                        .filter(story -> !story.isEmpty())
                        .sorted()));
    }

    private static String story(Ledger ledger, Instant now) {
        return String.join(
                ",",
                ledger.consents().stream()
                        .filter(consent -> consent.isLiveAt(now))
                        .map(consent -> story(consent.terms()))
                        .sorted()
                        .toList());
    }

    /** Whether there is an end, but not when: no time is the same in two runs. */
    private static String story(Terms terms) {
        return String.join(
                " ",
                terms.purpose().name(),
                terms.categories().stream()
                        .map(Terms.Category::value)
                        .sorted()
                        .toList()
                        .toString(),
                terms.audience().toString(),
                terms.live() ? "live" : "one-time",
                terms.until().isPresent() ? "ends" : "open-ended",
                Integer.toString(terms.parts().size()));
    }

    private static String digest(Stream<String> lines) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> sha256.update((line + '\n').getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
