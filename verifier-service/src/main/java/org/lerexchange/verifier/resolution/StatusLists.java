package org.lerexchange.verifier.resolution;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lerexchange.credentials.json.RefusedJson;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.keys.KeyResolver;
import org.lerexchange.credentials.proofs.CheckResult;
import org.lerexchange.credentials.proofs.DataIntegrity;
import org.lerexchange.credentials.proofs.Expectation;
import org.lerexchange.credentials.status.StatusListCredential;
import org.lerexchange.verifier.checks.Facts;
import org.lerexchange.verifier.checks.Standing;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Asks the status lists of issuers outside the region how a credential stands (Bitstring Status List 1.0 §3.2). A list
 * that cannot be had, is not its issuer's, does not hold or is over never says "in force".
 */
public final class StatusLists {

    /** Lists remembered: 16 KiB of bits each, packed. */
    static final int MOST = 500;

    /** Entries of one credential: revocation and suspension, and room for what is only informative. */
    static final int ENTRIES = 8;

    /** Characters of a list's address: longer ones are no addresses that anybody serves. */
    private static final int LONGEST_ADDRESS = 2_000;

    private final Outside outside;
    private final DataIntegrity integrity;
    private final FoundKeys foundKeys;
    private final Scheduler checking;
    private final Clock clock;
    private final Remembered<FetchedList> remembered;

    StatusLists(Outside outside, DataIntegrity integrity, FoundKeys foundKeys, Scheduler checking, Clock clock) {
        this.outside = outside;
        this.integrity = integrity;
        this.foundKeys = foundKeys;
        this.checking = checking;
        this.clock = clock;
        this.remembered = new Remembered<>(MOST, FetchedList::keep, clock);
    }

    /** How a credential stands by all its entries; in force where it has none. Never empty. */
    public Mono<Standing> standing(Facts facts) {
        List<Facts.StatusRef> entries = facts.statusEntries();
        if (entries.size() > ENTRIES) {
            return Mono.just(Standing.unknown("tooManyStatusEntries"));
        }
        return Flux.fromIterable(entries)
                .concatMap(entry -> standing(facts.issuer(), entry))
                .collectList()
                .map(ListedStanding::worst);
    }

    /** How a credential of this issuer stands by one entry. An error is a passing fault of this service's own. */
    public Mono<Standing> standing(String issuer, Facts.StatusRef entry) {
        if (entry.listCredential().length() > LONGEST_ADDRESS) {
            return Mono.just(Standing.unknown("statusListAddressMalformed"));
        }
        return remembered
                .get(entry.listCredential(), this::fetch)
                .publishOn(checking)
                .map(list -> ListedStanding.of(list, issuer, entry, clock.instant()));
    }

    private Mono<FetchedList> fetch(String address) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException notAnAddress) {
            return Mono.just(new FetchedList.NotTaken("statusListAddressMalformed"));
        }
        return outside.get(uri, "application/vc, application/ld+json, application/json")
                .publishOn(checking)
                .flatMap(page -> switch (page) {
                    case Outside.Page.Found found -> read(found.body());
                    case Outside.Page.Absent ignored -> Mono.just(new FetchedList.OutOfReach());
                    case Outside.Page.OutOfReach ignored -> Mono.just(new FetchedList.OutOfReach());
                });
    }

    private Mono<FetchedList> read(byte[] body) {
        try {
            JsonObject json = StrictJson.object(body);
            return StatusListCredential.read(json)
                    .map(list -> foundKeys
                            .of(Set.of(list.issuer()))
                            .publishOn(checking)
                            .map(keys -> verified(json, list, keys)))
                    .orElseGet(() -> Mono.just(new FetchedList.NotTaken("statusListMalformed")));
        } catch (RefusedJson refused) {
            return Mono.just(new FetchedList.NotTaken("statusListMalformed"));
        }
    }

    private FetchedList verified(JsonObject json, StatusListCredential list, KeyResolver keys) {
        return switch (integrity.verify(json, Expectation.assertionBy(list.issuer(), clock.instant()), keys)) {
            case CheckResult.Passed ignored -> new FetchedList.Held(list, validUntil(json));
            case CheckResult.Failed ignored -> new FetchedList.NotTaken("statusListProofFailed");
            case CheckResult.Inconclusive ignored -> new FetchedList.NotTaken("statusListProofInconclusive");
        };
    }

    /** An end that cannot be read counts as one that is past. */
    private static Optional<Instant> validUntil(JsonObject json) {
        if (!json.containsKey("validUntil")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    OffsetDateTime.parse(json.getString("validUntil", "")).toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.of(Instant.EPOCH);
        }
    }
}
