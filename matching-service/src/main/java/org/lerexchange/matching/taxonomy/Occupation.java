package org.lerexchange.matching.taxonomy;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One occupation and the skills that belong to it.
 *
 * @param code its code in the O*NET-SOC classification, or in ESCO's where the table is ESCO's
 * @param title its title in that classification
 * @param alternativeTitles other titles for it
 * @param skills the skills essential to it
 */
public record Occupation(Code code, String title, List<String> alternativeTitles, List<SkillId> skills) {
    public Occupation {
        alternativeTitles = List.copyOf(alternativeTitles);
        skills = List.copyOf(skills);
    }

    /** The code of an occupation, such as {@code 29-1141.00} (O*NET-SOC) or {@code 2654.1.7} (ESCO). */
    public record Code(String value) implements Comparable<Code> {
        private static final Pattern FORM = Pattern.compile("[0-9][0-9.\\-]{0,31}");

        public Code {
            if (!isOne(value)) {
                throw new IllegalArgumentException("expected an occupation's code of digits, dots and hyphens");
            }
        }

        /** Whether it has the form of a code. */
        public static boolean isOne(String value) {
            return FORM.matcher(value).matches();
        }

        @Override
        public int compareTo(Code other) {
            return value.compareTo(other.value);
        }

        @Override
        public String toString() {
            return value;
        }
    }
}
