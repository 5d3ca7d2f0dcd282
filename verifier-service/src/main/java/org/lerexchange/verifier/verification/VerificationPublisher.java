package org.lerexchange.verifier.verification;

import java.util.List;
import org.lerexchange.events.ClaimRetracted;
import org.lerexchange.events.PresentationVerified;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.schemas.Topics;
import org.lerexchange.verifier.watch.PartKey;
import reactor.core.publisher.Mono;

/** What the room owns of the rail. */
final class VerificationPublisher {

    static final String ROOM = "verifier.verification";

    private VerificationPublisher() {}

    /** Every topic that the service says from a door or a timer: one bean for all rooms, in the one that says most. */
    static PendingEvents pendingEvents() {
        return PendingEvents.of(List.of(
                Topics.TRUST_CHANGED, Topics.PRESENTATION_VERIFIED, Topics.CLAIM_RETRACTED, Topics.KEY_PUBLISHED));
    }

    static StateOwner<PresentationVerified> verified(Parts parts) {
        return new StateOwner<>(
                Topics.PRESENTATION_VERIFIED, ROOM, key -> part(parts, key).map(VerificationMapping::toVerified));
    }

    static StateOwner<ClaimRetracted> retracted(Parts parts) {
        return new StateOwner<>(
                Topics.CLAIM_RETRACTED,
                ROOM,
                key -> part(parts, key).flatMap(part -> Mono.justOrEmpty(VerificationMapping.toRetracted(part))));
    }

    private static Mono<Part> part(Parts parts, String key) {
        return Mono.fromCallable(() -> PartKey.of(key)).flatMap(parts::find);
    }
}
