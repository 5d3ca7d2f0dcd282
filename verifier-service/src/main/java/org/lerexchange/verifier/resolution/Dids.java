package org.lerexchange.verifier.resolution;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.lerexchange.credentials.did.DidDocument;
import org.lerexchange.credentials.did.DidDocuments;
import org.lerexchange.credentials.did.DidWeb;
import org.lerexchange.credentials.json.RefusedJson;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.verifier.trust.KnownIssuer;
import org.lerexchange.verifier.trust.KnownIssuers;
import reactor.core.publisher.Mono;

/**
 * Finds DID documents: those of the region's issuers where they say who they are, every other did:web outside (did:web
 * Method Specification, "Read"). did:key and did:jwk need no document.
 */
final class Dids {

    /** Documents remembered: outside issuers of a region, some kilobytes each. */
    static final int MOST = 2_000;

    /** A key that an outside issuer retires is used at most this long. */
    static final Duration KNOWN_FOR = Duration.ofMinutes(10);

    /** A document that was not there may come soon. */
    static final Duration ABSENT_FOR = Duration.ofMinutes(1);

    /** Long enough not to press a server that is down. */
    static final Duration UNREACHABLE_FOR = Duration.ofSeconds(10);

    /** Characters of a DID that is looked for; what is longer is nobody's. */
    private static final int LONGEST = 1_000;

    private final KnownIssuers region;
    private final Outside outside;
    private final Remembered<DidDocuments.Answer> remembered;

    Dids(KnownIssuers region, Outside outside, Clock clock) {
        this.region = region;
        this.outside = outside;
        this.remembered = new Remembered<>(MOST, Dids::keep, clock);
    }

    /** Never empty, never an error. */
    Mono<DidDocuments.Answer> find(String did) {
        Optional<DidDocument> ofTheRegion = region.find(did).map(KnownIssuer::document);
        if (ofTheRegion.isPresent()) {
            return Mono.just(new DidDocuments.Answer.Known(ofTheRegion.get()));
        }
        return address(did)
                .map(address -> remembered.get(did, asked -> fetch(asked, address)))
                .orElseGet(() -> Mono.just(new DidDocuments.Answer.Absent()));
    }

    /** Over http only where that very origin is listed. */
    private Optional<URI> address(String did) {
        if (did.length() > LONGEST) {
            return Optional.empty();
        }
        return DidWeb.address(did, "http").filter(outside::allows).or(() -> DidWeb.address(did));
    }

    private Mono<DidDocuments.Answer> fetch(String did, URI address) {
        return outside.get(address, "application/did+json, application/did+ld+json, application/json")
                .map(page -> switch (page) {
                    case Outside.Page.Found found -> read(found.body(), did);
                    case Outside.Page.Absent ignored -> new DidDocuments.Answer.Absent();
                    case Outside.Page.OutOfReach ignored -> new DidDocuments.Answer.Unreachable();
                });
    }

    private static DidDocuments.Answer read(byte[] body, String did) {
        try {
            return DidDocument.read(StrictJson.object(body), did)
                    .<DidDocuments.Answer>map(DidDocuments.Answer.Known::new)
                    .orElseGet(DidDocuments.Answer.Absent::new);
        } catch (RefusedJson broken) {
            return new DidDocuments.Answer.Absent();
        }
    }

    private static Duration keep(DidDocuments.Answer answer) {
        return switch (answer) {
            case DidDocuments.Answer.Known ignored -> KNOWN_FOR;
            case DidDocuments.Answer.Absent ignored -> ABSENT_FOR;
            case DidDocuments.Answer.Unreachable ignored -> UNREACHABLE_FOR;
        };
    }
}
