package org.lerexchange.wallet.holders;

import org.lerexchange.events.RecipientNamed;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears who is about to receive a record, and says where records for them are sealed to. */
class RecipientListener implements Hears<RecipientNamed> {

    private final RegisterHolder registerHolder;

    RecipientListener(RegisterHolder registerHolder) {
        this.registerHolder = registerHolder;
    }

    @Override
    public Mono<Said> on(Heard<RecipientNamed> heard) {
        return Mono.fromCallable(() -> HolderMapping.toNaming(heard))
                .flatMap(registerHolder::register)
                .map(RecipientListener::said);
    }

    private static Said said(RegisterHolder.Outcome outcome) {
        return switch (outcome) {
            case RegisterHolder.Outcome.Registered(var wallet) -> Said.applied(HolderMapping.toEvent(wallet));
            case RegisterHolder.Outcome.CodeRenewed(var wallet) -> Said.applied(HolderMapping.toEvent(wallet));
            case RegisterHolder.Outcome.AlreadyRegistered(var wallet) -> Said.duplicate(HolderMapping.toEvent(wallet));
        };
    }
}
