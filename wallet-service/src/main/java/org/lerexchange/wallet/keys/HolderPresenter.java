package org.lerexchange.wallet.keys;

import java.time.Clock;
import org.lerexchange.credentials.did.DidKey;
import org.lerexchange.credentials.presentations.Presentations;
import org.lerexchange.credentials.proofs.ProofOptions;
import org.lerexchange.keyring.PublishedKeys;
import org.lerexchange.wallet.sharing.Presenter;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Presents a credential in its holder's name, and seals the presentation to the verifier's key of the day. */
final class HolderPresenter implements Presenter {

    private final KeptKeys keys;
    private final Presentations presentations;
    private final PublishedKeys published;
    private final Clock clock;

    HolderPresenter(KeptKeys keys, Presentations presentations, PublishedKeys published, Clock clock) {
        this.keys = keys;
        this.presentations = presentations;
        this.published = published;
        this.clock = clock;
    }

    @Override
    public Mono<String> present(Request request) {
        return keys.of(request.holder())
                .publishOn(Schedulers.parallel())
                .map(key -> published.seal(request.domain().value(), presented(key, request)));
    }

    private String presented(HolderKey key, Request request) {
        String credential = CredentialOpener.plain(key, request.credential());
        ProofOptions options = ProofOptions.authentication(
                clock.instant(), request.challenge(), request.domain().value());
        return presentations.present(
                CredentialOpener.json(credential), key.did(), options, DidKey.signer(key.signing()));
    }
}
