package org.lerexchange.issuer.awards;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lerexchange.edge.Refusal;
import org.lerexchange.issuer.institutions.TenantId;
import org.lerexchange.keyring.Email;

/** An award as an institution's system sends it. */
record AwardBody(
        @Nullable String awardId,
        @JsonProperty(required = true) @Nullable String achievement,
        @JsonProperty(required = true) @Nullable String email,
        @Nullable String name,
        @Nullable LocalDate awardedOn,
        @Nullable String role,
        @Nullable LocalDate activityStartDate,
        @Nullable LocalDate activityEndDate,
        @Nullable Boolean minor,
        @Nullable Boolean onHold) {

    Award toAward(TenantId tenant) {
        String code = notTooLong(needed(achievement, "achievement"), "achievement");
        return new Award(
                Award.inCatalogueOf(tenant, code),
                Email.parse(needed(email, "email"))
                        .orElseThrow(() -> Refusal.unprocessable("award.email", "expected an e-mail address")
                                .at("email")),
                text(name, "name"),
                Optional.ofNullable(awardedOn),
                text(role, "role"),
                Optional.ofNullable(activityStartDate),
                Optional.ofNullable(activityEndDate),
                Boolean.TRUE.equals(minor),
                Boolean.TRUE.equals(onHold));
    }

    /** The id in the path, which a body may only repeat; without a path the body must have it. */
    AwardId id(TenantId tenant, Optional<String> inPath) {
        String own = inPath.orElseGet(() -> needed(awardId, "awardId"));
        if (awardId != null && !awardId.equals(own)) {
            throw Refusal.badRequest("award.other-id", "expected the id of the path, but another came")
                    .at("awardId");
        }
        try {
            return new AwardId(tenant, own);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(
                            "award.malformed-id",
                            "expected an award id of 1 to 128 characters without control characters")
                    .at("awardId");
        }
    }

    private static String needed(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw Refusal.badRequest("request.missing", "expected a value that is missing")
                    .at(field);
        }
        return value;
    }

    private static Optional<String> text(@Nullable String value, String field) {
        return Optional.ofNullable(value)
                .map(given -> notTooLong(given, field).strip())
                .filter(text -> !text.isEmpty());
    }

    private static String notTooLong(String value, String field) {
        if (value.length() > Award.LONGEST_TEXT) {
            throw Refusal.unprocessable("value.too-long", "expected at most " + Award.LONGEST_TEXT + " characters")
                    .at(field);
        }
        return value;
    }
}
