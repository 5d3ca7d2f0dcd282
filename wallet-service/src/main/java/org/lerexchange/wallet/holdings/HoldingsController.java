package org.lerexchange.wallet.holdings;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.wallet.holders.Holder;
import org.lerexchange.wallet.holders.Holders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where a learner sees what they hold. */
@RestController
class HoldingsController {

    /** Credentials opened at once for one answer. */
    private static final int SIDE_BY_SIDE = 4;

    private final Holdings holdings;
    private final Holders holders;
    private final Opener opener;

    HoldingsController(Holdings holdings, Holders holders, Opener opener) {
        this.holdings = holdings;
        this.holders = holders;
        this.opener = opener;
    }

    record Wallet(String holderId, String did, long credentials) {}

    record Credentials(List<Shown> items) {}

    record Shown(
            String credentialId,
            String name,
            String achievementType,
            String issuer,
            String standing,
            Optional<String> reason,
            Optional<Instant> since,
            Instant receivedAt) {}

    @GetMapping("/wallet")
    Mono<Wallet> wallet(Caller caller) {
        return holders.of(caller)
                .flatMap(holder -> holdings.of(holder.id())
                        .count()
                        .map(count ->
                                new Wallet(holder.id().value(), holder.did().value(), count)));
    }

    @GetMapping("/credentials")
    Mono<Credentials> credentials(Caller caller) {
        return holders.of(caller)
                .flatMap(holder -> holdings.of(holder.id())
                        .flatMapSequential(holding -> shown(holder, holding), SIDE_BY_SIDE)
                        .collectList())
                .map(Credentials::new);
    }

    /** The signed credential, byte for byte. */
    @GetMapping(path = "/credentials/{credentialId}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<byte[]> credential(@PathVariable("credentialId") String credentialId, Caller caller) {
        return holders.of(caller)
                .flatMap(holder -> holdings.of(holder.id())
                        .filter(holding -> holding.credential().value().equals(credentialId))
                        .next()
                        .flatMap(holding -> opener.open(holder.id(), holding.sealed())))
                .map(opened -> opened.credential().getBytes(StandardCharsets.UTF_8))
                .switchIfEmpty(Mono.error(Refusal::notFound));
    }

    private Mono<Shown> shown(Holder holder, Holding holding) {
        return opener.open(holder.id(), holding.sealed()).map(opened -> shown(holding, opened.achieved()));
    }

    private static Shown shown(Holding holding, Opener.Achieved achieved) {
        return new Shown(
                holding.credential().value(),
                achieved.name(),
                achieved.type(),
                achieved.issuer(),
                standing(holding.standing()),
                holding.reason(),
                holding.since(),
                holding.heldAt());
    }

    private static String standing(Standing standing) {
        return switch (standing) {
            case IN_FORCE -> "inForce";
            case SUSPENDED -> "suspended";
            case REVOKED -> "revoked";
            case REPLACED -> "replaced";
        };
    }
}
