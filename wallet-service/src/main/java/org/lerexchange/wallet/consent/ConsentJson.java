package org.lerexchange.wallet.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lerexchange.edge.Refusal;

/** Consents as they are read and written at the door. */
final class ConsentJson {

    /** Categories of one consent: there are about thirty achievement types. */
    private static final int MAX_CATEGORIES = 64;

    private static final int LONGEST_NAME = 128;

    private ConsentJson() {}

    record Request(
            @Nullable String purpose,
            @Nullable List<String> categories,
            @Nullable Audience audience,
            @Nullable Boolean live,
            @Nullable Instant until) {}

    record Audience(@Nullable String kind, @Nullable String tenant) {}

    record Shown(
            String consentId,
            String state,
            String purpose,
            List<String> categories,
            Audience audience,
            boolean live,
            Optional<Instant> until,
            int parts) {}

    record Items(List<Shown> items) {}

    record Ended(String consentId, String state) {}

    static Terms toTerms(Request request) {
        if (!"matching".equals(request.purpose())) {
            throw refused("purpose", "expected matching as the purpose");
        }
        return new Terms(
                Terms.Purpose.MATCHING,
                categories(request.categories()),
                Set.of(),
                audience(request.audience()),
                request.live() == null || request.live(),
                Optional.ofNullable(request.until()));
    }

    private static Set<Terms.Category> categories(@Nullable List<String> names) {
        List<String> named = names == null ? List.of() : names;
        if (named.size() > MAX_CATEGORIES || !named.stream().allMatch(ConsentJson::isName)) {
            throw refused("categories", "expected at most " + MAX_CATEGORIES + " achievement types");
        }
        return named.stream().map(Terms.Category::new).collect(Collectors.toSet());
    }

    private static Terms.Audience audience(@Nullable Audience audience) {
        String kind = audience == null || audience.kind() == null ? "" : audience.kind();
        String tenant = audience == null || audience.tenant() == null ? "" : audience.tenant();
        return switch (kind) {
            case "regionEmployers" -> new Terms.Audience.RegionEmployers();
            case "employer" -> new Terms.Audience.Employer(tenant(tenant));
            default -> throw refused("audience.kind", "expected regionEmployers or employer");
        };
    }

    private static Terms.Tenant tenant(String name) {
        if (!isName(name)) {
            throw refused("audience.tenant", "expected the tenant of an employer");
        }
        return new Terms.Tenant(name);
    }

    private static boolean isName(@Nullable String name) {
        return name != null && !name.isBlank() && name.length() <= LONGEST_NAME;
    }

    private static Refusal refused(String field, String detail) {
        return Refusal.badRequest("consent.malformed", detail).at(field);
    }

    static Shown toShown(Consent consent) {
        Terms terms = consent.terms();
        return new Shown(
                consent.id().value(),
                state(consent.state()),
                purpose(terms.purpose()),
                terms.categories().stream().map(Terms.Category::value).sorted().toList(),
                toAudience(terms.audience()),
                terms.live(),
                terms.until(),
                consent.admitted().size());
    }

    static Ended toEnded(Consent consent) {
        return new Ended(consent.id().value(), state(consent.state()));
    }

    private static Audience toAudience(Terms.Audience audience) {
        return switch (audience) {
            case Terms.Audience.RegionEmployers() -> new Audience("regionEmployers", null);
            case Terms.Audience.Employer(var tenant) -> new Audience("employer", tenant.value());
            case Terms.Audience.EducationProvider(var tenant) -> new Audience("educationProvider", tenant.value());
            case Terms.Audience.Agency(var tenant) -> new Audience("agency", tenant.value());
        };
    }

    private static String state(Consent.State state) {
        return switch (state) {
            case GRANTED -> "granted";
            case NARROWED -> "narrowed";
            case WITHDRAWN -> "withdrawn";
            case EXPIRED -> "expired";
        };
    }

    private static String purpose(Terms.Purpose purpose) {
        return switch (purpose) {
            case MATCHING -> "matching";
            case EDUCATION -> "education";
            case VERIFICATION -> "verification";
        };
    }
}
