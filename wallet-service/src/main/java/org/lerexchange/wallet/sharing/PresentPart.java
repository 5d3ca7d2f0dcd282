package org.lerexchange.wallet.sharing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.lerexchange.wallet.consent.Consent;
import org.lerexchange.wallet.consent.Terms;
import org.lerexchange.wallet.holders.HolderId;
import org.lerexchange.wallet.holdings.Holding;
import org.lerexchange.wallet.holdings.Standing;
import reactor.core.publisher.Mono;

/** Makes the presentation of a part, once: whoever comes later finds the first one. */
class PresentPart {

    private final Parts parts;
    private final PartIds partIds;
    private final Presenter presenter;
    private final To to;

    PresentPart(Parts parts, PartIds partIds, Presenter presenter, To to) {
        this.parts = parts;
        this.partIds = partIds;
        this.presenter = presenter;
        this.to = to;
    }

    /** Whom everything is presented to, and by which clock. */
    record To(VerifierId verifier, Clock clock) {}

    /** The stored part, and whether this call stored it. */
    record Presented(Part part, boolean first) {}

    Mono<Part.Key> keyOf(Consent consent, Holding holding) {
        return partIds.of(consent.id(), holding.digest()).map(part -> new Part.Key(consent.id(), part));
    }

    /** A revoked credential is not presented at all; any other is, if the consent covers it. */
    boolean isCovered(Consent consent, Part.Key key, Holding holding) {
        return holding.standing() != Standing.REVOKED
                && consent.covers(
                        shown(holding).asCandidate(key.part()), to.clock().instant());
    }

    Mono<Presented> present(HolderId holder, Consent consent, Part.Key key, Holding holding) {
        return parts.find(key)
                .map(part -> new Presented(part, false))
                .switchIfEmpty(Mono.defer(() -> make(holder, consent, key, holding)));
    }

    private Mono<Presented> make(HolderId holder, Consent consent, Part.Key key, Holding holding) {
        Instant now = to.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        return presenter
                .present(new Presenter.Request(holder, holding.sealed(), to.verifier(), key.challenge(Part.FIRST_SEQ)))
                .map(presentation -> new Part(
                        key,
                        holder,
                        consent.profile(),
                        shown(holding),
                        Part.FIRST_SEQ,
                        now,
                        new Part.Status.Unconfirmed(presentation)))
                .flatMap(made -> parts.keepFirst(made).map(kept -> new Presented(kept, kept.equals(made))));
    }

    private Part.Shown shown(Holding holding) {
        return new Part.Shown(to.verifier(), new Terms.Category(holding.achievementType()), holding.heldAt());
    }
}
