package org.lerexchange.matching.ranking;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.SkillId;

/**
 * What a job needs, in canonical codes. Two with the same content in another order are equal.
 *
 * @param skills each skill once
 * @param experience each occupation once
 * @param mustHaves what must be proven; one unmet and the candidate is not offered
 * @param place where and how the work is done and what it pays, for the hard filters
 */
public record JobNeeds(List<SkillNeed> skills, List<ExperienceNeed> experience, Set<Wanted> mustHaves, Place place) {
    /** Skills, and occupations, of one job; a posting that names more is a catalogue. */
    public static final int MOST_NEEDS = 200;

    public JobNeeds {
        skills = skills.stream().sorted(Comparator.comparing(SkillNeed::skill)).toList();
        experience = experience.stream()
                .sorted(Comparator.comparing(ExperienceNeed::occupation))
                .toList();
        TreeSet<Wanted> sorted = new TreeSet<>(Wanted.IN_ORDER);
        sorted.addAll(mustHaves);
        mustHaves = Collections.unmodifiableSortedSet(sorted);
        Whole.between(0, MOST_NEEDS, skills.size(), "number of skills");
        Whole.between(0, MOST_NEEDS, experience.size(), "number of occupations");
        Whole.between(
                skills.size(),
                skills.size(),
                (int) skills.stream().map(SkillNeed::skill).distinct().count(),
                "number of different skills");
        Whole.between(
                experience.size(),
                experience.size(),
                (int) experience.stream()
                        .map(ExperienceNeed::occupation)
                        .distinct()
                        .count(),
                "number of different occupations");
    }

    /** Whether a need is required or only preferred. */
    public enum Importance {
        REQUIRED,
        PREFERRED
    }

    /**
     * One skill that counts.
     *
     * @param weight 1 to 100, the employer's
     * @param level the level needed, 1 to 7; 0 if any will do
     * @param near the skills that count in part for it, with their nearness, 1 to 99
     */
    public record SkillNeed(
            SkillId skill, Importance importance, int weight, int level, SortedMap<SkillId, Integer> near) {
        public SkillNeed {
            Whole.between(1, 100, weight, "weight");
            Whole.between(0, Claim.HIGHEST_LEVEL, level, "level");
            near = Collections.unmodifiableSortedMap(new TreeMap<>(near));
            near.values().forEach(nearness -> Whole.between(1, 99, nearness, "nearness"));
        }

        /** How near a skill is to the one needed: 100 for itself, 0 for a stranger. */
        int nearnessOf(SkillId held) {
            return held.equals(skill) ? 100 : near.getOrDefault(held, 0);
        }
    }

    /** Months of work wanted in an occupation; only employment evidence counts toward them. */
    public record ExperienceNeed(Occupation.Code occupation, Importance importance, int weight, int months) {
        public ExperienceNeed {
            Whole.between(1, 100, weight, "weight");
            Whole.between(1, 600, months, "number of months");
        }
    }

    /**
     * Where, how and for what pay. An empty part is one the posting does not state.
     *
     * @param mostPay the most it pays
     */
    public record Place(Optional<Area> area, Optional<Mode> mode, Optional<Pay> mostPay) {}

    /** How the work is done. */
    public enum Mode {
        ON_SITE,
        HYBRID,
        REMOTE
    }

    /** An area of at least 10,000 people, such as {@code us-ny-061}: a county, never a postcode. */
    public record Area(String code) implements Comparable<Area> {
        private static final Pattern FORM = Pattern.compile("[a-z]{2}(-[a-z]{2,3})?(-[0-9]{3})?");

        public Area {
            if (!FORM.matcher(code).matches()) {
                throw new IllegalArgumentException("expected an area such as us-ny-061");
            }
        }

        @Override
        public int compareTo(Area other) {
            return code.compareTo(other.code);
        }
    }

    /** Pay in cents of the region's currency for an hour. */
    public record Pay(long centsAnHour) {
        public Pay {
            if (centsAnHour < 0) {
                throw new IllegalArgumentException("expected cents of 0 or more, but " + centsAnHour + " came");
            }
        }
    }
}
