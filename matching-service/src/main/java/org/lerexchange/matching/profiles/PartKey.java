package org.lerexchange.matching.profiles;

import java.util.Comparator;
import java.util.regex.Pattern;

/** A part within its consent. */
record PartKey(ConsentId consent, String part) implements Comparable<PartKey> {
    private static final Pattern FORM = Pattern.compile("[^\\s@]{1,140}");
    private static final Comparator<PartKey> IN_ORDER =
            Comparator.comparing(PartKey::consent).thenComparing(PartKey::part);

    /** The consent a part rests on. */
    record ConsentId(String value) implements Comparable<ConsentId> {
        ConsentId {
            checked(value, "consent id");
        }

        @Override
        public int compareTo(ConsentId other) {
            return value.compareTo(other.value);
        }
    }

    PartKey {
        checked(part, "part id");
    }

    /** An id has no white space and no {@code @}, so that neither a sentence nor an address passes for one. */
    static void checked(String value, String what) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("expected a " + what + " without spaces or @, at most 140 characters");
        }
    }

    /** The key of the topics that are about parts. */
    String text() {
        return consent.value() + ":" + part;
    }

    @Override
    public int compareTo(PartKey other) {
        return IN_ORDER.compare(this, other);
    }
}
