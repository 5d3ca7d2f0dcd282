package org.lerexchange.wallet.holdings;

import java.time.Instant;
import java.util.Optional;

/**
 * A credential in an open wallet.
 *
 * @param digest SHA-256 of the credential's bytes, in lower-case hex
 * @param achievementType Open Badges 3.0, AchievementType
 * @param sealed the JWE to the holder in which it came: it is never kept open
 * @param standing how it stands as far as the wallet has heard
 * @param replacedBy the credential that took its place
 * @param reason why it stands so, as the issuer's code
 * @param since when it began to stand so; both empty where nothing was heard
 */
public record Holding(
        CredentialId credential,
        String digest,
        String achievementType,
        String sealed,
        Instant heldAt,
        Standing standing,
        Optional<CredentialId> replacedBy,
        Optional<String> reason,
        Optional<Instant> since) {}
