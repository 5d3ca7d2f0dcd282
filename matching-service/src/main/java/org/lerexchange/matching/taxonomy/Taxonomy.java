package org.lerexchange.matching.taxonomy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The canonical skills and occupations under one version: exact look-up, and which skills lie near which. Immutable;
 * two taxonomies built from the same tables answer alike whatever the order of the rows.
 */
public final class Taxonomy {
    private final String version;
    private final Map<SkillId, Skill> skills = new TreeMap<>();
    private final Map<Occupation.Code, Occupation> occupations = new TreeMap<>();
    private final Spellings spellings = new Spellings();
    private final Neighbours neighbours;

    /**
     * What relates one skill to another concept.
     *
     * @param from the skill that is related
     * @param kind how
     * @param to the other concept: a skill's or group's id, or for {@link Kind#SAME_AS} its name in another framework, a
     *     URL or {@code framework:code}
     */
    public record Relation(SkillId from, Kind kind, String to) {
        /** How two concepts are related; SKOS {@code broader} and {@code exactMatch}, ESCO's essential and optional. */
        public enum Kind {
            BROADER,
            ESSENTIAL,
            OPTIONAL,
            SAME_AS
        }
    }

    /**
     * A skill that counts in part for another.
     *
     * @param skill the skill a person may have instead
     * @param nearness whole hundredths, 1 to 99
     */
    public record Near(SkillId skill, int nearness) {
        static final Comparator<Near> NEAREST_FIRST =
                Comparator.comparingInt(Near::nearness).reversed().thenComparing(Near::skill);

        public Near {
            if (nearness < 1 || nearness > 99) {
                throw new IllegalArgumentException("expected a nearness of 1 to 99, but " + nearness + " came");
            }
        }
    }

    /** Builds the look-ups. Refuses two skills, or two occupations, under one id. */
    public Taxonomy(String version, List<Skill> skills, List<Occupation> occupations, List<Relation> relations) {
        this.version = version;
        for (Skill skill : skills) {
            refuseSecond(this.skills.put(skill.id(), skill), skill.id());
            spellings.add(skill.id());
        }
        for (Occupation occupation : occupations) {
            refuseSecond(this.occupations.put(occupation.code(), occupation), occupation.code());
        }
        relations.stream()
                .filter(relation ->
                        relation.kind() == Relation.Kind.SAME_AS && this.skills.containsKey(relation.from()))
                .forEach(relation -> spellings.addAlias(relation.to(), relation.from()));
        this.neighbours = new Neighbours(this.skills, relations);
    }

    private static void refuseSecond(@Nullable Object earlier, Object id) {
        if (earlier != null) {
            throw new IllegalArgumentException("expected one row for " + id + ", but two came");
        }
    }

    /** The version of the tables it was built from; kept beside whatever was found with it. */
    public String version() {
        return version;
    }

    /** All skills, by id. */
    public Collection<Skill> skills() {
        return List.copyOf(skills.values());
    }

    /** All occupations, by code. */
    public Collection<Occupation> occupations() {
        return List.copyOf(occupations.values());
    }

    /** The skill with exactly this id. */
    public Optional<Skill> skill(SkillId id) {
        return Optional.ofNullable(skills.get(id));
    }

    /**
     * The skill called exactly so: by its id, by its URL (http or https, with or without a last slash), or by its code,
     * the last part of its id, where only one skill has it.
     */
    public Optional<Skill> skillCalled(String idUrlOrCode) {
        return spellings.own(idUrlOrCode).flatMap(this::skill);
    }

    /** The skill that another framework calls so: a URL, or {@code framework:code}. */
    public Optional<Skill> skillSameAs(String urlOrCode) {
        return spellings.alias(urlOrCode).flatMap(this::skill);
    }

    /** The occupation with exactly this code; a SOC code may leave out O*NET's {@code .00}. */
    public Optional<Occupation> occupation(String code) {
        String trimmed = code.strip();
        return byCode(trimmed).or(() -> byCode(trimmed + ".00"));
    }

    private Optional<Occupation> byCode(String code) {
        return Occupation.Code.isOne(code)
                ? Optional.ofNullable(occupations.get(new Occupation.Code(code)))
                : Optional.empty();
    }

    /** The skills that count in part for this one, nearest first, each once with its greatest nearness. */
    public List<Near> near(SkillId wanted) {
        return neighbours.of(wanted);
    }
}
