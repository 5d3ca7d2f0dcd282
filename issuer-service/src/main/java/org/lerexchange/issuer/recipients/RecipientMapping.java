package org.lerexchange.issuer.recipients;

import java.util.Optional;
import org.lerexchange.events.HolderRegistered;
import org.lerexchange.events.RecipientNamed;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.schemas.Topics;

/** Between the room's types and the events it hears and says. */
final class RecipientMapping {

    private RecipientMapping() {}

    /** The event of a recipient who was named; a function of the stored document. */
    static Event<?> toNamed(Recipient one) {
        Recipient.Named named = one.named().orElseThrow();
        RecipientNamed value =
                new RecipientNamed(one.ref().value(), named.secretVersion(), named.claimCodeHash(), named.sealed());
        return Event.of(Topics.RECIPIENT_NAMED, one.ref().value(), one.namedSeq(), named.time(), value);
    }

    static RecipientRef toRef(String key, HolderRegistered heard) {
        if (!key.equals(heard.getRecipientRef())) {
            throw new BrokenContract("holder-key", "expected the recipient ref as key, but " + key + " came");
        }
        try {
            return new RecipientRef(key);
        } catch (IllegalArgumentException e) {
            throw new BrokenContract("holder-ref", "expected a recipient ref of 43 base64url characters as key");
        }
    }

    /** Empty where the wallet has ended. */
    static Optional<Holder> toHolder(HolderRegistered heard) {
        return switch (heard.getState()) {
            case ACTIVE -> Optional.of(holder(heard.getDid(), heard));
            case MOVED -> Optional.of(holder(heard.getMovedTo(), heard));
            case ENDED -> Optional.empty();
            case UNKNOWN ->
                throw new BrokenContract("holder-state", "expected a known state of holder " + heard.getRecipientRef());
        };
    }

    private static Holder holder(@org.jspecify.annotations.Nullable String did, HolderRegistered heard) {
        if (did == null || !did.startsWith("did:") || heard.getSealingKey().isEmpty()) {
            throw new BrokenContract(
                    "holder-did", "expected a DID and a sealing key of holder " + heard.getRecipientRef());
        }
        return new Holder(did, heard.getSealingKey());
    }
}
