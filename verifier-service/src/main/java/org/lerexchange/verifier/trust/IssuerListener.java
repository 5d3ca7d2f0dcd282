package org.lerexchange.verifier.trust;

import java.util.Optional;
import org.lerexchange.credentials.did.DidDocument;
import org.lerexchange.credentials.json.RefusedJson;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.events.IssuerChanged;
import org.lerexchange.events.IssuerKind;
import org.lerexchange.events.IssuerState;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears who the issuers of the region are. */
final class IssuerListener implements Hears<IssuerChanged> {

    private final KnownIssuers issuers;

    IssuerListener(KnownIssuers issuers) {
        this.issuers = issuers;
    }

    @Override
    public Mono<Said> on(Heard<IssuerChanged> heard) {
        return Mono.fromCallable(() ->
                issuers.heard(toIssuer(heard.key(), heard.value()), heard.seq()) ? Said.applied() : Said.replaced());
    }

    @Override
    public Mono<Said> onGone(String key) {
        return Mono.fromCallable(() -> {
            issuers.gone(key);
            return Said.applied();
        });
    }

    private static KnownIssuer toIssuer(String key, IssuerChanged value) {
        if (!key.equals(value.getDid())) {
            throw new BrokenContract("issuer-key", "expected the issuer's DID as key, but " + key + " came");
        }
        DidDocument document = document(key, value.getDidDocument())
                .orElseThrow(() -> new BrokenContract(
                        "issuer-document", "expected the DID document of " + key + ", but something else came"));
        return new KnownIssuer(
                key,
                value.getTenant(),
                value.getName(),
                kind(value.getKind()),
                value.getState() == IssuerState.ACTIVE,
                document);
    }

    private static Optional<DidDocument> document(String did, String json) {
        try {
            return DidDocument.read(StrictJson.object(json), did);
        } catch (RefusedJson refused) {
            return Optional.empty();
        }
    }

    private static KnownIssuer.Kind kind(IssuerKind kind) {
        return switch (kind) {
            case INSTITUTION -> KnownIssuer.Kind.INSTITUTION;
            case EMPLOYER -> KnownIssuer.Kind.EMPLOYER;
            case CERTIFYING_BODY -> KnownIssuer.Kind.CERTIFYING_BODY;
            case AGENCY -> KnownIssuer.Kind.AGENCY;
            case UNKNOWN -> KnownIssuer.Kind.UNKNOWN;
        };
    }
}
