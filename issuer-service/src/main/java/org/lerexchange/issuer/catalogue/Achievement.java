package org.lerexchange.issuer.catalogue;

import java.util.List;

/**
 * What can be achieved (Open Badges 3.0, Achievement), in one version.
 *
 * @param version counts from 1
 */
public record Achievement(AchievementId id, int version, Content content) {

    /** Alignments of one achievement: more is a framework, not an achievement. */
    public static final int MOST_ALIGNMENTS = 200;

    /**
     * What the institution says of it.
     *
     * @param criteria how it is earned, in words (Open Badges 3.0, Criteria {@code narrative})
     */
    public record Content(
            String name, String description, String criteria, AchievementType type, List<Alignment> alignments) {

        public Content {
            if (name.isBlank() || description.isBlank() || criteria.isBlank()) {
                throw new IllegalArgumentException("expected a name, a description and criteria of an achievement");
            }
            if (alignments.size() > MOST_ALIGNMENTS) {
                throw new IllegalArgumentException(
                        "expected at most " + MOST_ALIGNMENTS + " alignments, but " + alignments.size() + " came");
            }
            alignments = List.copyOf(alignments);
        }
    }

    public Achievement {
        if (version < 1) {
            throw new IllegalArgumentException("expected a version from 1, but " + version + " came");
        }
    }
}
