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
     * @param achievementType Open Badges 3.0, AchievementType
     * @param credential the signed credential as text, byte for byte in UTF-8
     */
    record Opened(CredentialId id, Did subject, String achievementType, String credential) {

        /** Never the credential: it must not reach a log. */
        @Override
        public String toString() {
            return "Opened[" + id + "]";
        }
    }
}
