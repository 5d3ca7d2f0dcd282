package org.lerexchange.issuer.institutions;

import reactor.core.publisher.Mono;

/** Which institution issues under which DID. */
@FunctionalInterface
public interface Issuers {

    /** Empty where the tenant does not issue. */
    Mono<IssuerDid> of(TenantId tenant);
}
