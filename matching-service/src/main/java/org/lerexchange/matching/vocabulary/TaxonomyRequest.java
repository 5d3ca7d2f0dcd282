package org.lerexchange.matching.vocabulary;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lerexchange.edge.Refusal;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.Skill;
import org.lerexchange.matching.taxonomy.SkillId;

/** A batch as it comes in by JSON; refuses by field what no taxonomy has. */
record TaxonomyRequest(
        @Nullable String version,
        @Nullable Integer of,
        @Nullable List<@Nullable SkillRow> skills,
        @Nullable List<@Nullable OccupationRow> occupations) {

    /** Characters of a label; the longest in ESCO has 213. */
    static final int LONGEST_LABEL = 500;

    /** Alternative labels of one skill or occupation, and broader skills; the most in ESCO is 66, in O*NET some hundred. */
    static final int MOST_OF_A_SKILL = 1_000;

    record SkillRow(
            @Nullable String id,
            @Nullable String label,
            @Nullable List<@Nullable String> alternatives,
            @Nullable String kind,
            @Nullable List<@Nullable String> broader) {}

    record OccupationRow(
            @Nullable String id,
            @Nullable String label,
            @Nullable List<@Nullable String> alternatives) {}

    TaxonomyBatch toBatch(int number) {
        if (version == null || !TaxonomyBatch.isVersion(version)) {
            throw refusal("version.malformed", "a version of letters, digits, dots, hyphens", "version");
        }
        if (of == null || of < 1 || of > TaxonomyBatch.MOST_BATCHES) {
            throw refusal("batches.out-of-range", "1 to " + TaxonomyBatch.MOST_BATCHES + " batches", "of");
        }
        if (number < 1 || number > of) {
            throw refusal("batch.out-of-range", "a batch from 1 to " + of, "n");
        }
        return new TaxonomyBatch(
                version,
                number,
                of,
                rows(skills, "skills").stream().map(TaxonomyRequest::row).toList(),
                rows(occupations, "occupations").stream()
                        .map(TaxonomyRequest::occupation)
                        .toList());
    }

    private static TaxonomyBatch.Row row(@Nullable SkillRow row) {
        if (row == null || row.id() == null) {
            throw refusal("skill.missing", "a skill with an id", "skills");
        }
        Skill skill = new Skill(
                skillId(row.id()),
                label(row.label(), "skills.label"),
                labels(row.alternatives(), "skills.alternatives"),
                Optional.empty(),
                kind(row.kind()));
        return new TaxonomyBatch.Row(skill, labels(row.broader(), "skills.broader"));
    }

    private static Occupation occupation(@Nullable OccupationRow row) {
        if (row == null || row.id() == null || !Occupation.Code.isOne(row.id())) {
            throw refusal("occupation.malformed", "an occupation's code of digits, dots and hyphens", "occupations.id");
        }
        return new Occupation(
                new Occupation.Code(row.id()),
                label(row.label(), "occupations.label"),
                labels(row.alternatives(), "occupations.alternatives"),
                List.of());
    }

    private static SkillId skillId(String text) {
        try {
            return new SkillId(text);
        } catch (IllegalArgumentException malformed) {
            throw refusal(
                    "skill.malformed", "a skill's URI without spaces or @, of at most 300 characters", "skills.id");
        }
    }

    private static Skill.Kind kind(@Nullable String said) {
        return switch (said) {
            case null -> Skill.Kind.SKILL;
            case "skill", "knowledge", "tool", "transversal" -> Skill.Kind.valueOf(said.toUpperCase(Locale.ROOT));
            default -> throw refusal("kind.unknown", "skill, knowledge, tool or transversal", "skills.kind");
        };
    }

    private static List<String> labels(@Nullable List<@Nullable String> said, String field) {
        if (said == null) {
            return List.of();
        }
        if (said.size() > MOST_OF_A_SKILL) {
            throw refusal("labels.too-many", "at most " + MOST_OF_A_SKILL, field);
        }
        return said.stream().map(one -> label(one, field)).toList();
    }

    private static String label(@Nullable String said, String field) {
        if (said == null || said.isBlank() || said.length() > LONGEST_LABEL) {
            throw refusal("label.malformed", "a text of 1 to " + LONGEST_LABEL + " characters", field);
        }
        return said.strip();
    }

    private static <T extends @Nullable Object> List<T> rows(@Nullable List<T> said, String field) {
        if (said != null && said.size() > TaxonomyBatch.MOST_ROWS) {
            throw refusal("rows.too-many", "at most " + TaxonomyBatch.MOST_ROWS + " rows in a batch", field);
        }
        return said == null ? List.of() : said;
    }

    private static Refusal refusal(String code, String expected, String field) {
        return Refusal.unprocessable(code, "expected " + expected).at(field);
    }
}
