package org.lerexchange.verifier.trust;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The issuers of the region as they say who they are: a view in memory, filled before the service is ready. */
public final class KnownIssuers {

    private final Map<String, Heard> issuers = new ConcurrentHashMap<>();

    /** Empty for whoever is not of the region. */
    public Optional<KnownIssuer> find(String did) {
        return Optional.ofNullable(issuers.get(did)).map(Heard::issuer);
    }

    /** One line for each, with all that is known of it. */
    Stream<String> lines() {
        return issuers.values().stream().map(Heard::line);
    }

    public int count() {
        return issuers.size();
    }

    /** Whether it was news: what is older than the state known is not. */
    synchronized boolean heard(KnownIssuer issuer, long seq) {
        Heard held = issuers.get(issuer.did());
        if (held != null && held.seq() >= seq) {
            return false;
        }
        issuers.put(issuer.did(), new Heard(issuer, seq));
        return true;
    }

    synchronized void gone(String did) {
        issuers.remove(did);
    }

    private record Heard(KnownIssuer issuer, long seq) {

        private String line() {
            return String.join(
                    "\n",
                    issuer.did(),
                    issuer.tenant(),
                    issuer.name(),
                    issuer.kind().wireName(),
                    Boolean.toString(issuer.active()),
                    issuer.document().toJson().toString(),
                    Long.toString(seq));
        }
    }
}
