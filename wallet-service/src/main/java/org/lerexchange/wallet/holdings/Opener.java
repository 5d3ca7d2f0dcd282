package org.lerexchange.wallet.holdings;

import org.lerexchange.wallet.holders.Did;
import org.lerexchange.wallet.holders.HolderId;
import reactor.core.publisher.Mono;

/** The key room, as this room needs it: opens what is sealed to a holder. */
public interface Opener {

    /** What cannot be opened or read with the holder's key is a {@code BrokenContract}. */
    Mono<Opened> open(HolderId holder, String sealed);

    /**
     * What a sealed credential turned out to be.
     *
     * @param id the credential's own id
     * @param subject whom it says something about
     * @param achieved what it says was achieved
     * @param credential the signed credential as text, byte for byte in UTF-8
     */
    record Opened(CredentialId id, Did subject, Achieved achieved, String credential) {

        /** Never the credential: it must not reach a log. */
        @Override
        public String toString() {
            return "Opened[" + id + "]";
        }
    }

    /**
     * What was achieved (Open Badges 3.0, Achievement).
     *
     * @param type Open Badges 3.0, AchievementType
     * @param name as its issuer calls it
     * @param issuer the issuer's id
     */
    record Achieved(String type, String name, String issuer) {

        /** Never what was achieved: it must not reach a log. */
        @Override
        public String toString() {
            return "Achieved[…]";
        }
    }
}
