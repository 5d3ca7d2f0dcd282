package org.lerexchange.issuer.institutions;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.lerexchange.issuer.keys.IssuerKeys;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Mono;

/** An agency registers an institution, or changes what it says of one; the same again changes nothing. */
public final class RegisterInstitution {

    private final Documents institutions;
    private final IssuerKeys keys;
    private final PublicAddress address;
    private final Clock clock;

    public RegisterInstitution(Documents institutions, IssuerKeys keys, PublicAddress address, Clock clock) {
        this.institutions = institutions;
        this.keys = keys;
        this.address = address;
        this.clock = clock;
    }

    /**
     * What is registered now.
     *
     * @param isNew whether it was made just now
     */
    public record Registered(Institution institution, boolean isNew) {}

    public Mono<Registered> register(TenantId tenant, Institution.Profile profile) {
        return keys.verifyingKey(address.didOf(tenant).value()).flatMap(key -> {
            Institution first = new Institution(tenant, address.didOf(tenant), profile, key, 1, now());
            return institutions.change(tenant.value(), stored -> decide(stored, first));
        });
    }

    private static Change<Registered> decide(Optional<Document> stored, Institution first) {
        if (stored.isEmpty()) {
            return said(new Registered(first, true));
        }
        Institution now = InstitutionDocument.toInstitution(stored.get());
        return now.profile().equals(first.profile())
                ? Change.keep(new Registered(now, false))
                : said(new Registered(
                        new Institution(
                                now.tenant(), now.did(), first.profile(), now.key(), now.seq() + 1, first.since()),
                        false));
    }

    private static Change<Registered> said(Registered next) {
        return Change.writeAndSay(
                next,
                InstitutionDocument.toDocument(next.institution()),
                List.of(InstitutionMapping.toEvent(next.institution())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
