package org.lerexchange.verifier.trust;

import java.util.List;
import org.lerexchange.events.CompromisedKey;
import org.lerexchange.events.TrustChanged;
import org.lerexchange.events.TrustState;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.schemas.Topics;
import org.lerexchange.verifier.checks.Trust;

/** Says what was decided, always as the document has it. */
final class TrustPublisher {

    private TrustPublisher() {}

    static StateOwner<?> owner(Accreditations accreditations) {
        return new StateOwner<>(
                Topics.TRUST_CHANGED,
                "verifier.trust",
                did -> accreditations.find(did).map(TrustPublisher::toEvent));
    }

    static Event<TrustChanged> toEvent(Accreditation one) {
        List<CompromisedKey> keys = one.trust().compromisedKeys().stream()
                .map(key -> new CompromisedKey(key.verificationMethod(), key.since()))
                .toList();
        TrustChanged value = new TrustChanged(
                one.did(),
                state(one.trust().state()),
                one.agency(),
                one.trust().achievementTypes(),
                keys,
                one.reason().orElse(null));
        return Event.of(Topics.TRUST_CHANGED, one.did(), one.seq(), one.decidedAt(), value);
    }

    private static TrustState state(Trust.State state) {
        return switch (state) {
            case ACCREDITED -> TrustState.ACCREDITED;
            case SUSPENDED -> TrustState.SUSPENDED;
            case WITHDRAWN -> TrustState.WITHDRAWN;
            case UNKNOWN -> TrustState.UNKNOWN;
        };
    }
}
