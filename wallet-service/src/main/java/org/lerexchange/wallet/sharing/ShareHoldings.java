package org.lerexchange.wallet.sharing;

import java.util.List;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.wallet.consent.Consent;
import org.lerexchange.wallet.consent.ConsentId;
import org.lerexchange.wallet.consent.Consents;
import org.lerexchange.wallet.holders.HolderId;
import org.lerexchange.wallet.holdings.CredentialId;
import org.lerexchange.wallet.holdings.Holding;
import org.lerexchange.wallet.holdings.Holdings;
import reactor.core.publisher.Mono;

/**
 * Shares what is held under the consents that cover it: each credential once under each consent, in whichever order the
 * two arrive. Before each saying the consent is asked, in a write of the document that a withdrawal writes.
 */
class ShareHoldings {

    private final Consents consents;
    private final Holdings holdings;
    private final Parts parts;
    private final PresentPart presentPart;

    ShareHoldings(Consents consents, Holdings holdings, Parts parts, PresentPart presentPart) {
        this.consents = consents;
        this.holdings = holdings;
        this.parts = parts;
        this.presentPart = presentPart;
    }

    /** A credential came: under each live consent. */
    Mono<List<ShareOutcome>> arrived(HolderId holder, CredentialId credential) {
        return holdings.of(holder)
                .filter(holding -> holding.credential().equals(credential))
                .concatMap(holding -> consents.liveOf(holder).concatMap(consent -> share(holder, consent, holding)))
                .collectList();
    }

    /** A consent changed: everything that is held under it as it stands now. */
    Mono<List<ShareOutcome>> changed(ConsentId consent) {
        return consents.find(consent)
                .switchIfEmpty(Mono.error(() ->
                        new BrokenContract("NO_SUCH_CONSENT", "expected a consent of this wallet, but " + consent)))
                .flatMapMany(given -> holdings.of(given.holder())
                        .concatMap(holding -> share(given.holder(), given.consent(), holding)))
                .collectList();
    }

    private Mono<ShareOutcome> share(HolderId holder, Consent consent, Holding holding) {
        return presentPart
                .keyOf(consent, holding)
                .flatMap(key -> presentPart.isCovered(consent, key, holding)
                        ? presentPart.present(holder, consent, key, holding).flatMap(this::admit)
                        : end(key));
    }

    private Mono<ShareOutcome> admit(PresentPart.Presented presented) {
        Part part = presented.part();
        if (!(part.status() instanceof Part.Status.Unconfirmed)) {
            return Mono.just(new ShareOutcome.Silent(false));
        }
        return consents.admit(part.holder(), part.key().consent(), part.candidate())
                .flatMap(admitted ->
                        admitted ? Mono.just(new ShareOutcome.ToSay(part, presented.first())) : end(part.key()));
    }

    private Mono<ShareOutcome> end(Part.Key key) {
        return parts.move(key, part -> part.as(new Part.Status.Ended()))
                .<ShareOutcome>map(moved -> new ShareOutcome.Silent(moved.changed()))
                .defaultIfEmpty(new ShareOutcome.Silent(false));
    }
}
