package org.lerexchange.edge;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is calling, from a token that was checked (RFC 9068): an argument of any controller method.
 *
 * @param subject the token's {@code sub}
 * @param tenant the agency, institution or employer; a learner has none
 * @param roles those of the token that are known here
 * @param email only one that the identity provider has verified
 */
public record Caller(String subject, Optional<String> tenant, Set<Role> roles, Optional<String> email) {

    public Caller {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("expected a subject, but it is blank");
        }
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Refuses with 403 a caller who has none of these roles. */
    public Caller must(Role... anyOf) {
        if (Arrays.stream(anyOf).noneMatch(this::is)) {
            throw Refusal.forbidden(
                    "role.missing", "expected a caller with one of the roles " + wireNames(anyOf) + ", but has none");
        }
        return this;
    }

    /** The caller's tenant, if the object is this tenant's; another tenant's object does not exist for the caller. */
    public String tenantOr404(String ownerOfTheObject) {
        return tenant.filter(ownerOfTheObject::equals).orElseThrow(Refusal::notFound);
    }

    private static String wireNames(Role... roles) {
        return Arrays.stream(roles).map(Role::wireName).collect(Collectors.joining(", "));
    }
}
