package org.lerexchange.wallet.holders;

import java.util.regex.Pattern;
import org.lerexchange.events.HolderRegistered;
import org.lerexchange.events.HolderState;
import org.lerexchange.events.RecipientNamed;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.schemas.Topics;

/** Between the events of {@code holders} and its own types. */
final class HolderMapping {

    private static final Pattern SHA_256_HEX = Pattern.compile("[0-9a-f]{64}");

    private HolderMapping() {}

    static Naming toNaming(Heard<RecipientNamed> heard) {
        RecipientNamed event = heard.value();
        if (!heard.key().equals(event.getRecipientRef())) {
            throw new BrokenContract("KEY_IS_NOT_THE_REF", "expected the recipient ref as key, but another key came");
        }
        if (!SHA_256_HEX.matcher(event.getClaimCodeHash()).matches()) {
            throw new BrokenContract(
                    "CODE_HASH_IS_NOT_SHA_256", "expected 64 hex digits as the hash of the code of " + heard.key());
        }
        return new Naming(
                new RecipientRef(event.getRecipientRef()), event.getClaimCodeHash(), heard.generation(), heard.seq());
    }

    static Event<HolderRegistered> toEvent(Wallet wallet) {
        HolderRegistered value = HolderRegistered.newBuilder()
                .setRecipientRef(wallet.ref().value())
                .setDid(wallet.holder().did().value())
                .setSealingKey(wallet.sealingKey())
                .setState(HolderState.ACTIVE)
                .build();
        return Event.of(Topics.HOLDER_REGISTERED, wallet.ref().value(), wallet.seq(), wallet.registeredAt(), value);
    }
}
