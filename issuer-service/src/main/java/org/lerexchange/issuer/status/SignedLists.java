package org.lerexchange.issuer.status;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lerexchange.credentials.keys.Signer;
import org.lerexchange.credentials.proofs.DataIntegrity;
import org.lerexchange.credentials.proofs.ProofOptions;
import org.lerexchange.credentials.status.StatusEntry;
import org.lerexchange.credentials.status.StatusListCredential;
import org.lerexchange.issuer.institutions.PublicAddress;
import org.lerexchange.issuer.keys.IssuerKeys;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Lists as signed credentials (Bitstring Status List 1.0, section 2.2), signed anew only when a bit has changed; the same
 * bits give the same text, also after a restart.
 */
final class SignedLists {

    /** How long a verifier may keep a list: a revocation is seen within this time by those who are not on the rail. */
    static final Duration TTL = Duration.ofMinutes(5);

    private final PublishedLists lists;
    private final IssuerKeys keys;
    private final DataIntegrity integrity;
    private final PublicAddress address;
    private final Map<StatusListId, Signed> signed = new ConcurrentHashMap<>();

    private record Signed(long version, String text) {}

    SignedLists(PublishedLists lists, IssuerKeys keys, DataIntegrity integrity, PublicAddress address) {
        this.lists = lists;
        this.keys = keys;
        this.integrity = integrity;
        this.address = address;
    }

    /** Empty where there is no such list. */
    Mono<String> find(StatusListId id) {
        return lists.find(id)
                .flatMap(list -> kept(id, list.version()).map(Mono::just).orElseGet(() -> sign(id, list)));
    }

    private Optional<String> kept(StatusListId id, long version) {
        return Optional.ofNullable(signed.get(id))
                .filter(one -> one.version() >= version)
                .map(Signed::text);
    }

    private Mono<String> sign(StatusListId id, PublishedList list) {
        PublishedList.Content content = list.content();
        return keys.signer(content.issuer().value())
                .publishOn(Schedulers.parallel())
                .map(signer -> new Signed(content.version(), text(id, content, signer)))
                .map(fresh -> signed.merge(id, fresh, (now, next) -> next.version() > now.version() ? next : now)
                        .text());
    }

    private String text(StatusListId id, PublishedList.Content content, Signer signer) {
        StatusListCredential list = StatusListCredential.of(
                address.of(StatusPlace.path(id.tenant(), id.number())),
                content.issuer().value(),
                StatusEntry.REVOCATION,
                content.bits(),
                TTL);
        return integrity.sign(list.toJson(content.asOf()), ProofOptions.assertion(content.asOf()), signer);
    }
}
