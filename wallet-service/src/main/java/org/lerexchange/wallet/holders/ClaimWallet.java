package org.lerexchange.wallet.holders;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.lerexchange.messaging.TakenElsewhere;
import reactor.core.publisher.Mono;

/**
 * Opens a dormant wallet for its person: with a verified e-mail <em>and</em> the one-use code that came with the award.
 *
 * <p>Refuses whoever lacks one of the two, with one answer for both, so that nobody learns who has a wallet. A wallet is
 * claimed once; its own person may ask again.
 */
public final class ClaimWallet {

    /** Wrong codes per wallet and day: a code cannot be guessed in five a day, and who mistyped waits no longer. */
    static final int MAX_WRONG_CODES = 5;

    /** How long wrong codes count, from the first of them. */
    static final Duration WRONG_CODES_STAY = Duration.ofDays(1);

    private final Wallets wallets;
    private final Hasher hasher;
    private final Clock clock;

    ClaimWallet(Wallets wallets, Hasher hasher, Clock clock) {
        this.wallets = wallets;
        this.hasher = hasher;
        this.clock = clock;
    }

    /** An e-mail that the identity provider has verified. */
    public record VerifiedEmail(String value) {

        /** Never the address: it must not reach a log. */
        @Override
        public String toString() {
            return "VerifiedEmail[…]";
        }
    }

    /** A signed-in person: the token's {@code sub}. */
    public record Subject(String value) {
        public Subject {
            if (value.isEmpty()) {
                throw new IllegalArgumentException("expected a subject, but an empty text came");
            }
        }
    }

    public Mono<ClaimOutcome> claim(VerifiedEmail email, String code, Subject by) {
        String codeHash = sha256(code);
        return hasher.recipientRefs(email)
                .flatMapIterable(Function.identity())
                .concatMap(wallets::find)
                .next()
                .flatMap(found -> claim(found.ref(), codeHash, by))
                .defaultIfEmpty(wrong(1));
    }

    private Mono<ClaimOutcome> claim(RecipientRef ref, String codeHash, Subject by) {
        return wallets.change(ref, current -> decide(current, codeHash, by, clock.instant()))
                .onErrorReturn(
                        TakenElsewhere.class, new ClaimOutcome.Refused(ClaimOutcome.Reason.PERSON_HAS_ANOTHER_WALLET));
    }

    static Wallets.Decision<ClaimOutcome> decide(Optional<Wallet> current, String codeHash, Subject by, Instant now) {
        if (current.isEmpty()) {
            return Wallets.Decision.keep(wrong(1));
        }
        Wallet wallet = current.get();
        return switch (wallet.claim()) {
            case Wallet.Claim.Claimed claimed ->
                claimed.by().equals(by)
                        ? Wallets.Decision.keep(
                                new ClaimOutcome.Opened(wallet.holder().id()))
                        : refuse(ClaimOutcome.Reason.CLAIMED_BY_ANOTHER);
            case Wallet.Claim.Awaited awaited -> awaited(wallet, awaited.at(now), codeHash, by, now);
        };
    }

    private static Wallets.Decision<ClaimOutcome> awaited(
            Wallet wallet, Wallet.Claim.Awaited awaited, String codeHash, Subject by, Instant now) {
        if (awaited.wrongCodes() >= MAX_WRONG_CODES) {
            return refuse(ClaimOutcome.Reason.TOO_MANY_WRONG_CODES);
        }
        if (!sameInConstantTime(wallet.naming().codeHash(), codeHash)) {
            Wallet.Claim.Awaited counted = awaited.andOneMore(now);
            return Wallets.Decision.write(wrong(counted.wrongCodes()), wallet.afterAWrongCode(counted));
        }
        return Wallets.Decision.write(new ClaimOutcome.Opened(wallet.holder().id()), wallet.claimed(by, now));
    }

    /** Who has no wallet at all is told what a first wrong code is told. */
    private static ClaimOutcome wrong(int wrongCodes) {
        return new ClaimOutcome.Refused(ClaimOutcome.Reason.WRONG_EMAIL_OR_CODE, MAX_WRONG_CODES - wrongCodes);
    }

    private static Wallets.Decision<ClaimOutcome> refuse(ClaimOutcome.Reason reason) {
        return Wallets.Decision.keep(new ClaimOutcome.Refused(reason));
    }

    private static boolean sameInConstantTime(String kept, String came) {
        return MessageDigest.isEqual(
                kept.getBytes(StandardCharsets.US_ASCII), came.getBytes(StandardCharsets.US_ASCII));
    }

    static String sha256(String code) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
