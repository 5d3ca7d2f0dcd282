package org.lerexchange.wallet;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lerexchange.credentials.contexts.Contexts;
import org.lerexchange.credentials.contexts.LinkedData;
import org.lerexchange.credentials.did.DidKey;
import org.lerexchange.credentials.keys.KeyKind;
import org.lerexchange.credentials.keys.SigningKey;
import org.lerexchange.credentials.openbadges.Achievement;
import org.lerexchange.credentials.openbadges.AchievementCredential;
import org.lerexchange.credentials.openbadges.Award;
import org.lerexchange.credentials.proofs.DataIntegrity;
import org.lerexchange.credentials.proofs.ProofOptions;
import org.lerexchange.credentials.sealing.PublicSealingKey;
import org.lerexchange.events.CredentialIssued;
import org.lerexchange.events.HolderRegistered;
import org.lerexchange.messaging.Event;
import org.lerexchange.schemas.Topics;

/** A college that signs real credentials. */
public final class TestIssuer {

    public static final DataIntegrity INTEGRITY = new DataIntegrity(new LinkedData(Contexts.known()));

    private final SigningKey key = SigningKey.generate(KeyKind.ED25519, new SecureRandom());

    public String did() {
        return DidKey.of(key.verifyingKey());
    }

    /** A signed licence. */
    public String licence(String id, String subject, Instant now) {
        Achievement forklift = new Achievement(
                "urn:uuid:" + UUID.nameUUIDFromBytes("forklift".getBytes(StandardCharsets.UTF_8)),
                "License",
                "Forklift licence",
                "Drives a forklift.",
                "Passed the test.",
                List.of());
        Award award = new Award(
                id, did(), "Harbor College", subject, forklift, now, Optional.empty(), Optional.empty(), List.of());
        return INTEGRITY.sign(AchievementCredential.of(award), ProofOptions.assertion(now), DidKey.signer(key));
    }

    /** The event by which it travels to its holder. */
    static Event<CredentialIssued> issued(String id, HolderRegistered holder, String credential, Instant now) {
        String sealed = PublicSealingKey.read(holder.getSealingKey()).seal(credential.getBytes(StandardCharsets.UTF_8));
        return Event.of(
                Topics.CREDENTIAL_ISSUED, id, 1, now, new CredentialIssued(id, holder.getRecipientRef(), sealed, null));
    }
}
