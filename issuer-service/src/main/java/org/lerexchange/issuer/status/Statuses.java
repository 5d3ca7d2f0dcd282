package org.lerexchange.issuer.status;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.lerexchange.issuer.institutions.IssuerDid;
import org.lerexchange.issuer.institutions.TenantId;
import org.lerexchange.issuer.keys.Hasher;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Mono;

/**
 * The places of credentials in status lists, and their standing.
 *
 * <p>A place is chosen by HMAC of the credential's id, so that neither index nor order of issue tells anything, and taken
 * by making the document of its name: two credentials never share one. A place is never given back, so a repeat walks the
 * same way and finds its own.
 */
public final class Statuses {

    /** The collection this room owns, and its unique field. */
    public static final String COLLECTION = "status-places";

    public static final String CREDENTIAL = "credential";

    /** Places tried in one list before the next: at this many a list is left when it is about nine tenths full. */
    static final int PROBES = 32;

    private final Documents places;
    private final Hasher hasher;
    private final Clock clock;
    private final PublishedLists lists;

    /** How a credential stands, and since when. */
    public record Dated(Standing standing, Instant since) {}

    private record Changed(StandingOutcome outcome, StatusEntry entry) {}

    public Statuses(Documents places, Hasher hasher, Clock clock) {
        this.places = places;
        this.hasher = hasher;
        this.clock = clock;
        this.lists = new PublishedLists(places);
    }

    PublishedLists lists() {
        return lists;
    }

    /** The lists filled anew from the places, beside those that are published. */
    PublishedLists listsBeside() {
        return new PublishedLists(places);
    }

    /** The credential's place, the same for ever. */
    public Mono<StatusPlace> placeFor(TenantId tenant, IssuerDid issuer, CredentialId credential) {
        return probe(tenant, issuer, credential, 0);
    }

    /** Empty where the credential has no place. */
    public Mono<Standing> standingOf(CredentialId credential) {
        return datedOf(credential).map(Dated::standing);
    }

    /** The same, with the time of the last change. */
    public Mono<Dated> datedOf(CredentialId credential) {
        return places.findBy(CREDENTIAL, credential.value())
                .map(StatusDocument::toEntry)
                .map(entry -> new Dated(entry.standing(), entry.since()));
    }

    public Mono<StandingOutcome> revoke(CredentialId credential, String reason) {
        return change(credential, new Standing.Revoked(reason));
    }

    public Mono<StandingOutcome> suspend(CredentialId credential, String reason) {
        return change(credential, new Standing.Suspended(reason));
    }

    public Mono<StandingOutcome> lift(CredentialId credential) {
        return change(credential, new Standing.InForce());
    }

    public Mono<StandingOutcome> replace(CredentialId credential, CredentialId by) {
        return change(credential, new Standing.Replaced(by));
    }

    /** For the last-word check; empty where the standing never changed. */
    Mono<StatusEntry> changedEntry(String credential) {
        return places.findBy(CREDENTIAL, credential)
                .map(StatusDocument::toEntry)
                .filter(entry -> entry.seq() > 0);
    }

    private Mono<StandingOutcome> change(CredentialId credential, Standing wanted) {
        Instant time = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return places.findBy(CREDENTIAL, credential.value())
                .flatMap(found -> places.change(
                        found.getString("_id"),
                        stored -> written(StatusDocument.toEntry(stored.orElseThrow()), wanted, time)))
                .doOnNext(changed -> lists.apply(changed.entry()))
                .map(Changed::outcome)
                .defaultIfEmpty(new StandingOutcome.UnknownCredential(credential));
    }

    private static Change<Changed> written(StatusEntry entry, Standing wanted, Instant time) {
        StandingOutcome outcome = StandingDecision.decide(entry.standing(), wanted);
        if (!(outcome instanceof StandingOutcome.Changed(Standing standing))) {
            return Change.keep(new Changed(outcome, entry));
        }
        StatusEntry next = entry.become(standing, time);
        return Change.writeAndSay(
                new Changed(outcome, next), StatusDocument.toDocument(next), List.of(StatusMapping.toEvent(next)));
    }

    private Mono<StatusPlace> probe(TenantId tenant, IssuerDid issuer, CredentialId credential, int attempt) {
        StatusPlace place = place(tenant, credential, attempt);
        StatusEntry entry = new StatusEntry(
                place,
                credential,
                issuer,
                new Standing.InForce(),
                0,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return places.change(place.key(), stored -> taken(stored, entry))
                .doOnNext(own -> lists.apply(entry))
                .flatMap(own -> own ? Mono.just(place) : probe(tenant, issuer, credential, attempt + 1));
    }

    private static Change<Boolean> taken(Optional<Document> stored, StatusEntry entry) {
        return stored.map(there ->
                        Change.keep(StatusDocument.toEntry(there).credential().equals(entry.credential())))
                .orElseGet(() -> Change.write(true, StatusDocument.toDocument(entry)));
    }

    StatusPlace place(TenantId tenant, CredentialId credential, int attempt) {
        byte[] hash = hasher.hash(1, (credential.value() + '\n' + attempt).getBytes(StandardCharsets.UTF_8));
        int index = Math.floorMod(ByteBuffer.wrap(hash).getLong(), StatusPlace.ENTRIES);
        return new StatusPlace(tenant, 1 + attempt / PROBES, index);
    }
}
