package org.lerexchange.credentials.openbadges;

import java.util.List;

/** What can be earned (Open Badges 3.0, Achievement). {@code type} is an achievement type such as {@code Certificate}. */
public record Achievement(
        String id, String type, String name, String description, String criteria, List<Alignment> alignments) {
    /** A job that was held, recorded as an achievement. */
    public static final String EMPLOYMENT = "ext:Employment";

    /** Copies. */
    public Achievement {
        alignments = List.copyOf(alignments);
    }
}
