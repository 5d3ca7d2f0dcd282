package org.lerexchange.issuer.catalogue;

import org.lerexchange.issuer.institutions.TenantId;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The achievements of the region's institutions. */
public final class Achievements {

    /** The collection this room owns. */
    public static final String COLLECTION = "catalogue-achievements";

    private final Documents documents;

    public Achievements(Documents documents) {
        this.documents = documents;
    }

    /** The present version; empty where there is none. */
    public Mono<Achievement> find(AchievementId id) {
        return documents
                .find(id.key())
                .map(stored -> AchievementDocument.toVersions(stored).getLast());
    }

    /** One version, as it was; empty where there is none. */
    public Mono<Achievement> find(AchievementId id, int version) {
        return documents
                .find(id.key())
                .flatMapIterable(AchievementDocument::toVersions)
                .filter(achievement -> achievement.version() == version)
                .next();
    }

    /** The present versions of a tenant's achievements, by code. Reads the region's whole catalogue. */
    Flux<Achievement> of(TenantId tenant) {
        return documents
                .all()
                .filter(stored -> stored.getString("_id").startsWith(tenant.value() + ':'))
                .map(stored -> AchievementDocument.toVersions(stored).getLast());
    }
}
