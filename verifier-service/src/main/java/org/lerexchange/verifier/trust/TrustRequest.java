package org.lerexchange.verifier.trust;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lerexchange.edge.Refusal;
import org.lerexchange.verifier.checks.Trust;

/** What an agency sends; checked before anything is decided. */
record TrustRequest(
        @Nullable String did,
        @Nullable String state,
        @Nullable List<@Nullable String> achievementTypes,
        @Nullable String reason,
        @Nullable List<@Nullable Key> compromisedKeys) {

    /** A DID that fits into an index of the store. */
    static final int MAX_DID = 500;

    /** Achievement types of one issuer: the specification's vocabulary has 40. */
    static final int MAX_TYPES = 200;

    /** Characters of a type or a reason, which is a code and no text. */
    static final int MAX_CODE = 200;

    /** A key that may have been in other hands. */
    record Key(
            @Nullable String verificationMethod, @Nullable Instant since) {}

    String issuer() {
        if (did == null || !did.matches("did:[a-z0-9]+:\\S+") || did.contains("#") || did.length() > MAX_DID) {
            throw Refusal.badRequest("did.malformed", "expected an issuer's DID of at most " + MAX_DID + " characters")
                    .at("did");
        }
        return did;
    }

    Accreditation.Wanted wanted() {
        return new Accreditation.Wanted(
                wantedState(), types(), keys(), Optional.ofNullable(reason).map(code -> code(code, "reason")));
    }

    private Trust.State wantedState() {
        return switch (state) {
            case "accredited" -> Trust.State.ACCREDITED;
            case "suspended" -> Trust.State.SUSPENDED;
            case "withdrawn" -> Trust.State.WITHDRAWN;
            case null, default ->
                throw Refusal.badRequest("state.unknown", "expected accredited, suspended or withdrawn")
                        .at("state");
        };
    }

    private List<String> types() {
        List<@Nullable String> given = achievementTypes == null ? List.of() : achievementTypes;
        if (given.size() > MAX_TYPES) {
            throw Refusal.badRequest("achievementTypes.tooMany", "expected at most " + MAX_TYPES + " types")
                    .at("achievementTypes");
        }
        return given.stream().map(type -> code(type, "achievementTypes")).toList();
    }

    private List<Trust.CompromisedKey> keys() {
        List<@Nullable Key> given = compromisedKeys == null ? List.of() : compromisedKeys;
        return given.stream().map(this::key).toList();
    }

    private Trust.CompromisedKey key(@Nullable Key key) {
        String method = key == null ? null : key.verificationMethod();
        Instant since = key == null ? null : key.since();
        if (method == null || since == null || !method.startsWith(issuer() + "#") || method.length() > 2 * MAX_DID) {
            throw Refusal.badRequest(
                            "compromisedKeys.malformed",
                            "expected a verification method of this issuer's and the time since when")
                    .at("compromisedKeys");
        }
        return new Trust.CompromisedKey(method, since.truncatedTo(ChronoUnit.MILLIS));
    }

    private static String code(@Nullable String code, String field) {
        if (code == null || code.isBlank() || code.length() > MAX_CODE) {
            throw Refusal.badRequest(field + ".malformed", "expected a code of 1 to " + MAX_CODE + " characters")
                    .at(field);
        }
        return code;
    }
}
