package org.lerexchange.issuer.status;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lerexchange.credentials.status.StatusList;
import org.lerexchange.issuer.institutions.IssuerDid;

/**
 * One list in memory: the bit of a revoked or replaced credential is set, and stays. What is suspended has no bit here, as
 * a revocation can not be lifted (Bitstring Status List 1.0, section 2.1); it is said on the rail. Takes entries in any
 * order, each any number of times.
 */
final class PublishedList {

    private final Map<Integer, StatusEntry> changed = new TreeMap<>();
    private final IssuerDid issuer;
    private Instant first;
    private long version;

    PublishedList(StatusEntry any) {
        this.issuer = any.issuer();
        this.first = any.since();
    }

    /**
     * What is to be signed.
     *
     * @param version rises with each bit that is set
     * @param asOf when the last change of a standing was; never goes back
     */
    record Content(IssuerDid issuer, long version, Instant asOf, StatusList bits) {}

    synchronized void apply(StatusEntry entry) {
        if (entry.since().isBefore(first)) {
            first = entry.since();
        }
        StatusEntry before = changed.get(entry.place().index());
        if (entry.seq() == 0 || (before != null && before.seq() >= entry.seq())) {
            return;
        }
        changed.put(entry.place().index(), entry);
        if (isRaised(entry) && (before == null || !isRaised(before))) {
            version++;
        }
    }

    synchronized Content content() {
        StatusList bits = StatusList.ofEntries(StatusPlace.ENTRIES);
        changed.values().stream()
                .filter(PublishedList::isRaised)
                .forEach(entry -> bits.set(entry.place().index(), true));
        Instant asOf = changed.values().stream()
                .filter(PublishedList::isRaised)
                .map(StatusEntry::since)
                .max(Instant::compareTo)
                .orElse(first);
        return new Content(issuer, version, asOf, bits);
    }

    synchronized long version() {
        return version;
    }

    /** Those whose bit is set, by place. */
    synchronized Stream<StatusEntry> raised() {
        return changed.values().stream().filter(PublishedList::isRaised).toList().stream();
    }

    private static boolean isRaised(StatusEntry entry) {
        return switch (entry.standing()) {
            case Standing.InForce() -> false;
            case Standing.Suspended suspended -> false;
            case Standing.Revoked revoked -> true;
            case Standing.Replaced replaced -> true;
        };
    }
}
