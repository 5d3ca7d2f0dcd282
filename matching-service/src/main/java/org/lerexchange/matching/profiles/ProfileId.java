package org.lerexchange.matching.profiles;

/** The pairwise pseudonym of a profile. */
record ProfileId(String value) {

    ProfileId {
        PartKey.checked(value, "profile id");
    }
}
