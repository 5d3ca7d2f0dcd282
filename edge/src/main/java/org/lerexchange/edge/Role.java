package org.lerexchange.edge;

import java.util.Arrays;
import java.util.Optional;

/** What a bearer of a token may be; the wire name is what stands in the token's {@code roles}. */
public enum Role {
    LEARNER("learner"),
    GUARDIAN("guardian"),
    COUNSELLOR("counsellor"),
    INSTITUTION_STAFF("institution.staff"),
    INSTITUTION_REGISTRAR("institution.registrar"),
    EMPLOYER_RECRUITER("employer.recruiter"),
    AGENCY_STAFF("agency.staff"),
    AGENCY_AUDITOR("agency.auditor"),
    OPERATOR("operator"),
    CONNECTOR("connector");

    private final String wireName;

    Role(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** Empty for a role that is none of ours: it opens nothing. */
    public static Optional<Role> named(String wireName) {
        return Arrays.stream(values())
                .filter(role -> role.wireName.equals(wireName))
                .findFirst();
    }
}
