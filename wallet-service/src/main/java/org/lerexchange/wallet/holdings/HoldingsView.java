package org.lerexchange.wallet.holdings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.lerexchange.edge.ModelState;
import org.lerexchange.edge.ReadModel;
import org.lerexchange.wallet.holders.HolderId;
import reactor.core.publisher.Mono;

/** Says in brief what is held, also in dormant wallets; its story is which credentials lie together, and their standing. */
final class HoldingsView implements ReadModel {

    /** Wallets whose standings are asked for at once. */
    private static final int SIDE_BY_SIDE = 8;

    private final HeldCredentials heldCredentials;
    private final Standings standings;

    HoldingsView(HeldCredentials heldCredentials, Standings standings) {
        this.heldCredentials = heldCredentials;
        this.standings = standings;
    }

    /** What one wallet holds. */
    record Shelf(HolderId holder, List<Holding> holdings) {

        String story() {
            return String.join(
                    ",",
                    holdings.stream()
                            .map(holding -> holding.credential().value() + ' ' + holding.standing())
                            .sorted()
                            .toList());
        }
    }

    @Override
    public String name() {
        return "holdings";
    }

    @Override
    public Mono<ModelState> state() {
        return heldCredentials
                .all()
                .flatMapSequential(this::shelf, SIDE_BY_SIDE)
                .collectList()
                .map(HoldingsView::stateOf);
    }

    private Mono<Shelf> shelf(Held held) {
        return standings
                .of(held.items().stream().map(Held.Item::credential).toList())
                .map(known -> new Shelf(held.holder(), Holdings.merge(held.items(), known)));
    }

    static ModelState stateOf(List<Shelf> shelves) {
        return new ModelState(
                shelves.stream().mapToLong(shelf -> shelf.holdings().size()).sum(),
                digest(shelves.stream().map(Shelf::toString)),
                digest(shelves.stream().map(Shelf::story).sorted()));
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
