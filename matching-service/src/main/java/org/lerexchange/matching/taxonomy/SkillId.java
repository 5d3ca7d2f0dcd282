package org.lerexchange.matching.taxonomy;

import java.util.regex.Pattern;

/**
 * The id of a canonical skill: a URI such as ESCO's {@code conceptUri} or {@code ler:skill:phlebotomy}. Refuses white
 * space and {@code @}, so that neither a sentence nor an address passes for an id.
 */
public record SkillId(String value) implements Comparable<SkillId> {
    private static final Pattern FORM = Pattern.compile("[^\\s@]{1,300}");

    public SkillId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("expected a skill's URI without spaces or @, at most 300 characters");
        }
    }

    @Override
    public int compareTo(SkillId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
