package org.lerexchange.issuer.institutions;

import org.lerexchange.events.IssuerChanged;
import org.lerexchange.events.IssuerKind;
import org.lerexchange.events.IssuerState;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.schemas.Topics;

/** From the room's types to the event it says. */
final class InstitutionMapping {

    private InstitutionMapping() {}

    static StateOwner<?> owner(Institutions institutions) {
        return new StateOwner<>(
                Topics.ISSUER_CHANGED,
                "issuer.institutions",
                did -> institutions.findByDid(did).map(InstitutionMapping::toEvent));
    }

    static Event<IssuerChanged> toEvent(Institution one) {
        IssuerChanged value = new IssuerChanged(
                one.did().value(),
                one.tenant().value(),
                one.profile().name(),
                kind(one.profile().kind()),
                one.didDocument().toJson().toString(),
                IssuerState.ACTIVE);
        return Event.of(Topics.ISSUER_CHANGED, one.did().value(), one.seq(), one.since(), value);
    }

    private static IssuerKind kind(Institution.Kind kind) {
        return switch (kind) {
            case INSTITUTION -> IssuerKind.INSTITUTION;
            case EMPLOYER -> IssuerKind.EMPLOYER;
            case CERTIFYING_BODY -> IssuerKind.CERTIFYING_BODY;
            case AGENCY -> IssuerKind.AGENCY;
        };
    }
}
