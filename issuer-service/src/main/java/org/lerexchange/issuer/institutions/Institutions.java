package org.lerexchange.issuer.institutions;

import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Mono;

/** The tenants that issue. */
public final class Institutions implements Issuers {

    /** The collection this room owns, and its unique field. */
    public static final String COLLECTION = "institutions-tenants";

    public static final String DID = "did";

    private final Documents documents;

    public Institutions(Documents documents) {
        this.documents = documents;
    }

    /** Empty where there is none. */
    public Mono<Institution> find(TenantId tenant) {
        return documents.find(tenant.value()).map(InstitutionDocument::toInstitution);
    }

    @Override
    public Mono<IssuerDid> of(TenantId tenant) {
        return find(tenant).map(Institution::did);
    }

    /** For the last-word check. */
    Mono<Institution> findByDid(String did) {
        return documents.findBy(DID, did).map(InstitutionDocument::toInstitution);
    }
}
