package org.lerexchange.verifier.trust;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lerexchange.verifier.checks.Trust;

/** What becomes of an agency's decision: values in, values out. */
sealed interface TrustDecision {

    /** It changes something. */
    record Decided(Accreditation next) implements TrustDecision {}

    /** Exactly this holds already. */
    record Unchanged(Accreditation as) implements TrustDecision {}

    /** Another agency decides about this issuer. */
    record AnothersIssuer() implements TrustDecision {}

    /** More compromised keys than an issuer can have had. */
    record TooManyKeys() implements TrustDecision {}

    /** Compromised keys of one issuer: a DID document lists at most as many. */
    int MAX_KEYS = 64;

    static TrustDecision of(
            Optional<Accreditation> now, String did, String agency, Accreditation.Wanted wanted, Instant at) {
        if (now.filter(held -> !held.agency().equals(agency)).isPresent()) {
            return new AnothersIssuer();
        }
        Trust trust = new Trust(
                wanted.state(),
                wanted.achievementTypes().stream().distinct().sorted().toList(),
                keys(now, wanted));
        if (trust.compromisedKeys().size() > MAX_KEYS) {
            return new TooManyKeys();
        }
        Optional<Accreditation> same =
                now.filter(held -> held.trust().equals(trust) && held.reason().equals(wanted.reason()));
        if (same.isPresent()) {
            return new Unchanged(same.get());
        }
        Instant since = now.filter(held -> held.trust().state() == wanted.state())
                .map(Accreditation::since)
                .orElse(at);
        long seq = now.map(Accreditation::seq).orElse(0L) + 1;
        return new Decided(new Accreditation(did, agency, trust, wanted.reason(), since, at, seq));
    }

    /** A key that was once in other hands stays so, since the earliest time that was ever said. */
    private static List<Trust.CompromisedKey> keys(Optional<Accreditation> now, Accreditation.Wanted wanted) {
        Map<String, Instant> earliest = new TreeMap<>();
        Stream.concat(
                        now.stream().flatMap(held -> held.trust().compromisedKeys().stream()),
                        wanted.compromisedKeys().stream())
                .forEach(key -> earliest.merge(key.verificationMethod(), key.since(), (a, b) -> a.isBefore(b) ? a : b));
        return earliest.entrySet().stream()
                .map(key -> new Trust.CompromisedKey(key.getKey(), key.getValue()))
                .toList();
    }
}
