package org.lerexchange.wallet.holdings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.TakenElsewhere;
import org.lerexchange.wallet.holders.Holder;
import org.lerexchange.wallet.holders.HolderId;
import org.lerexchange.wallet.holders.Holders;
import reactor.core.publisher.Mono;

/**
 * Keeps a credential for its holder, once. Opens it, but only to check whose it is and to take its digest.
 *
 * <p>What is for nobody here, for somebody else, or different from what is held under the same id breaks the contract.
 */
class KeepCredential {

    private final HeldCredentials heldCredentials;
    private final Holders holders;
    private final Opener opener;
    private final Clock clock;

    KeepCredential(HeldCredentials heldCredentials, Holders holders, Opener opener, Clock clock) {
        this.heldCredentials = heldCredentials;
        this.holders = holders;
        this.opener = opener;
        this.clock = clock;
    }

    /** What became of it. */
    sealed interface Outcome {
        HolderId holder();

        record Kept(HolderId holder, Held.Item item) implements Outcome {}

        record AlreadyHeld(HolderId holder) implements Outcome {}
    }

    Mono<Outcome> keep(IssuedCredential issued) {
        return holders.find(issued.recipient())
                .switchIfEmpty(Mono.error(() -> broken("NO_SUCH_HOLDER", "a holder", issued)))
                .flatMap(holder -> keep(holder, issued));
    }

    private Mono<Outcome> keep(Holder holder, IssuedCredential issued) {
        return opener.open(holder.id(), issued.sealed())
                .map(opened -> toItem(holder, issued, opened, clock.instant()))
                .flatMap(item -> heldCredentials.keep(holder.id(), held -> decide(held, item)))
                .onErrorMap(
                        TakenElsewhere.class, e -> broken("HELD_BY_ANOTHER", "a credential of nobody else", issued));
    }

    static Held.Item toItem(Holder holder, IssuedCredential issued, Opener.Opened opened, Instant now) {
        if (!opened.id().equals(issued.credential())) {
            throw broken("ANOTHER_ID_INSIDE", "the same id inside and outside", issued);
        }
        if (!opened.subject().equals(holder.did())) {
            throw broken("NOT_FOR_THIS_HOLDER", "the holder's DID as subject", issued);
        }
        return new Held.Item(
                issued.credential(),
                sha256(opened.credential()),
                opened.achieved().type(),
                issued.sealed(),
                now.truncatedTo(ChronoUnit.MILLIS),
                issued.replaces());
    }

    static Outcome decide(Held held, Held.Item item) {
        Optional<Held.Item> there = held.find(item.credential());
        if (there.isPresent() && !there.get().digest().equals(item.digest())) {
            throw new BrokenContract(
                    "ANOTHER_CREDENTIAL_WITH_THIS_ID", "expected the bytes that are held as " + item.credential());
        }
        if (there.isEmpty() && held.items().size() >= Held.MAX_ITEMS) {
            throw new BrokenContract(
                    "WALLET_IS_FULL", "expected at most " + Held.MAX_ITEMS + " credentials with " + item.credential());
        }
        return there.isPresent() ? new Outcome.AlreadyHeld(held.holder()) : new Outcome.Kept(held.holder(), item);
    }

    private static BrokenContract broken(String code, String expected, IssuedCredential issued) {
        return new BrokenContract(code, "expected " + expected + " for " + issued.credential());
    }

    private static String sha256(String credential) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(credential.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
