package org.lerexchange.credentials.status;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lerexchange.credentials.json.StrictJson;

/**
 * The credential that carries a list (Bitstring Status List 1.0 §2.2). Whether its proof holds is asked elsewhere, before
 * it is read.
 */
public record StatusListCredential(
        String id, String issuer, Set<String> purposes, String encodedList, Optional<Duration> ttl) {
    private static final String CONTEXT = "https://www.w3.org/ns/credentials/v2";

    /** Copies. */
    public StatusListCredential {
        purposes = Set.copyOf(purposes);
    }

    /** A list of one purpose. */
    public static StatusListCredential of(String id, String issuer, String purpose, StatusList list, Duration ttl) {
        return new StatusListCredential(id, issuer, Set.of(purpose), list.encode(), Optional.of(ttl));
    }

    /** The credential, yet to be signed. */
    public JsonObject toJson(Instant validFrom) {
        var provider = StrictJson.provider();
        var subject = provider.createObjectBuilder()
                .add("id", id + "#list")
                .add("type", "BitstringStatusList")
                .add("statusPurpose", purposes.iterator().next())
                .add("encodedList", encodedList);
        ttl.ifPresent(time -> subject.add("ttl", time.toMillis()));
        return provider.createObjectBuilder()
                .add("@context", provider.createArrayBuilder().add(CONTEXT))
                .add("id", id)
                .add(
                        "type",
                        provider.createArrayBuilder(List.of("VerifiableCredential", "BitstringStatusListCredential")))
                .add("issuer", issuer)
                .add("validFrom", validFrom.truncatedTo(ChronoUnit.SECONDS).toString())
                .add("credentialSubject", subject)
                .build();
    }

    /** Reads one; empty if it is none. */
    public static Optional<StatusListCredential> read(JsonObject json) {
        if (!strings(json.get("type")).contains("BitstringStatusListCredential")
                || !(json.get("credentialSubject") instanceof JsonObject subject)
                || !"BitstringStatusList".equals(subject.getString("type", ""))) {
            return Optional.empty();
        }
        String issuer = json.get("issuer") instanceof JsonObject object
                ? object.getString("id", "")
                : json.getString("issuer", "");
        int ttl = subject.getInt("ttl", 0);
        return Optional.of(new StatusListCredential(
                json.getString("id", ""),
                issuer,
                strings(subject.get("statusPurpose")),
                subject.getString("encodedList", ""),
                ttl > 0 ? Optional.of(Duration.ofMillis(ttl)) : Optional.empty()));
    }

    /** What the list says of an entry, in the order of §3.2: purpose, length, range, bit. */
    public Standing standing(StatusEntry entry) {
        if (!purposes.contains(entry.purpose()) || !entry.listCredential().equals(id)) {
            return new Standing.Unreadable(StatusFlaw.STATUS_VERIFICATION_ERROR);
        }
        return switch (StatusList.decode(encodedList)) {
            case StatusList.Decoded.Refused refused -> new Standing.Unreadable(refused.flaw());
            case StatusList.Decoded.Read read
            when entry.index() >= read.list().entries() -> new Standing.Unreadable(StatusFlaw.RANGE_ERROR);
            case StatusList.Decoded.Read read ->
                read.list().get(entry.index()) ? new Standing.Raised() : new Standing.Clear();
        };
    }

    private static Set<String> strings(@org.jspecify.annotations.Nullable JsonValue value) {
        return switch (value) {
            case JsonString one -> Set.of(one.getString());
            case JsonArray many ->
                many.stream()
                        .filter(JsonString.class::isInstance)
                        .map(one -> ((JsonString) one).getString())
                        .collect(Collectors.toUnmodifiableSet());
            case null, default -> Set.of();
        };
    }
}
