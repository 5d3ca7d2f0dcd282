package org.lerexchange.matching.index;

import java.util.regex.Pattern;

/** The pairwise pseudonym of a profile; refuses white space and {@code @}. */
public record ProfileId(String value) implements Comparable<ProfileId> {
    private static final Pattern FORM = Pattern.compile("[^\\s@]{1,300}");

    public ProfileId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("expected a profile id without spaces or @, at most 300 characters");
        }
    }

    @Override
    public int compareTo(ProfileId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
