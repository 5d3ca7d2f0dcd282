package org.lerexchange.local.region;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody of the region can earn, or a position that can be held.
 *
 * @param type an AchievementType of Open Badges 3.0 (B.2.1), or an extension of it
 * @param field the field of work it belongs to; empty for one that anybody may earn
 */
public record Achievement(
        String code,
        String tenant,
        String field,
        String type,
        String name,
        String description,
        String criteria,
        List<Alignment> alignments) {

    /** The type of what an employer says about a position. */
    public static final String EMPLOYMENT = "ext:Employment";

    public Achievement {
        alignments = List.copyOf(alignments);
    }

    public boolean isEmployment() {
        return type.equals(EMPLOYMENT);
    }

    /** The canonical skills that it teaches. */
    public Set<String> skills() {
        return alignments.stream()
                .filter(Alignment::isOfSkill)
                .map(Alignment::targetUrl)
                .collect(Collectors.toUnmodifiableSet());
    }
}
