package org.lerexchange.issuer.status;

import org.lerexchange.events.CredentialStanding;
import org.lerexchange.events.CredentialStatusChanged;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.schemas.Topics;
import reactor.core.publisher.Mono;

/** From the room's types to the event it says. */
public final class StatusMapping {

    private StatusMapping() {}

    /** That this room owns the standing of credentials on the rail. */
    public static StateOwner<CredentialStatusChanged> owner(Statuses statuses) {
        return new StateOwner<>(Topics.CREDENTIAL_STATUS_CHANGED, "issuer.status", key -> present(statuses, key));
    }

    static Event<CredentialStatusChanged> toEvent(StatusEntry entry) {
        CredentialStatusChanged value = new CredentialStatusChanged(
                entry.credential().value(),
                entry.issuer().value(),
                standing(entry.standing()),
                entry.standing().why().orElse(null),
                entry.standing() instanceof Standing.Replaced(CredentialId by) ? by.value() : null,
                entry.since());
        return Event.of(
                Topics.CREDENTIAL_STATUS_CHANGED, entry.credential().value(), entry.seq(), entry.since(), value);
    }

    private static Mono<Event<CredentialStatusChanged>> present(Statuses statuses, String credential) {
        return statuses.changedEntry(credential).map(StatusMapping::toEvent);
    }

    private static CredentialStanding standing(Standing standing) {
        return switch (standing) {
            case Standing.InForce() -> CredentialStanding.IN_FORCE;
            case Standing.Suspended suspended -> CredentialStanding.SUSPENDED;
            case Standing.Revoked revoked -> CredentialStanding.REVOKED;
            case Standing.Replaced replaced -> CredentialStanding.REPLACED;
        };
    }
}
