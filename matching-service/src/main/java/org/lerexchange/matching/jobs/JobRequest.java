package org.lerexchange.matching.jobs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lerexchange.edge.PlainText;
import org.lerexchange.edge.Refusal;
import org.lerexchange.matching.ranking.JobNeeds;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.Skill;
import org.lerexchange.matching.taxonomy.Taxonomy;
import tools.jackson.databind.annotation.JsonDeserialize;

/** A job as it comes in by JSON; refuses by field what no job has, and a skill that the taxonomy does not know. */
record JobRequest(
        @Nullable String title,

        @JsonDeserialize(using = PlainText.Prose.class) @Nullable
        String text,

        @Nullable List<@Nullable GivenSkill> skills,
        @Nullable String occupation,
        @Nullable String area,
        @Nullable String mode,
        @Nullable Long hourlyPayCentsMinimum,
        @Nullable Long hourlyPayCentsMaximum,
        @Nullable Integer yearsInOccupation) {

    /** Cents an hour; a hundred thousand dollars. */
    private static final long MOST_PAY = 10_000_000;

    private static final int LONGEST_CODE = 300;

    private static final Pattern AREA = Pattern.compile("\\p{L}[\\p{L}\\p{N} .,'()-]{0,99}");

    record GivenSkill(
            @Nullable String skillId,
            @Nullable Integer weight,
            @Nullable Boolean required,
            @Nullable Boolean mustHave) {}

    Posting toPosting(Taxonomy taxonomy) {
        if (title == null || title.isBlank() || title.length() > Posting.LONGEST_TITLE) {
            throw refusal("title.malformed", "a title of 1 to " + Posting.LONGEST_TITLE + " characters", "title");
        }
        if (text != null && text.length() > Posting.LONGEST_TEXT) {
            throw refusal("text.too-long", "a text of at most " + Posting.LONGEST_TEXT + " characters", "text");
        }
        return new Posting(
                title.strip(),
                Optional.ofNullable(text).filter(words -> !words.isBlank()),
                given(taxonomy),
                Optional.ofNullable(occupation).map(JobRequest::code),
                workplace(),
                years());
    }

    private List<Posting.Given> given(Taxonomy taxonomy) {
        List<Posting.Given> given = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (GivenSkill skill : skills == null ? List.<@Nullable GivenSkill>of() : skills) {
            Posting.Given one = given(skill, taxonomy);
            if (!seen.add(one.skill())) {
                throw refusal("skill.repeated", "each skill once, but " + one.skill() + " is there twice", "skills");
            }
            given.add(one);
            if (given.size() > JobNeeds.MOST_NEEDS) {
                throw refusal("skills.too-many", "at most " + JobNeeds.MOST_NEEDS + " skills", "skills");
            }
        }
        return given;
    }

    private static Posting.Given given(@Nullable GivenSkill said, Taxonomy taxonomy) {
        String skillId = said == null ? null : said.skillId();
        if (said == null || skillId == null) {
            throw refusal("skill.missing", "a skill's id", "skills.skillId");
        }
        Skill skill = taxonomy.skillCalled(skillId).orElseThrow(() -> unknown(skillId));
        int weight = said.weight() == null ? Posting.USUAL_WEIGHT : said.weight();
        if (weight < 1 || weight > 100) {
            throw refusal("weight.out-of-range", "a weight of 1 to 100", "skills.weight");
        }
        boolean mustHave = Boolean.TRUE.equals(said.mustHave());
        boolean required = mustHave || !Boolean.FALSE.equals(said.required());
        return new Posting.Given(skill.id(), skill.preferredLabel(), weight, required, mustHave);
    }

    /** Names the id, where it is one: nothing else that came in is said again. */
    static Refusal unknown(String skillId) {
        boolean sayable = skillId.length() <= LONGEST_CODE && skillId.matches("[\\w:/.#%?=&+~-]+");
        return refusal(
                "skill.unknown",
                "a skill of the taxonomy, but " + (sayable ? skillId : "something else") + " is none",
                "skills.skillId");
    }

    private Posting.Workplace workplace() {
        if (hourlyPayCentsMinimum != null
                && hourlyPayCentsMaximum != null
                && hourlyPayCentsMinimum > hourlyPayCentsMaximum) {
            throw refusal("pay.reversed", "the least pay to be at most the most pay", "hourlyPayCentsMinimum");
        }
        return new Posting.Workplace(
                Optional.ofNullable(area).map(JobRequest::area),
                mode(mode),
                pay(hourlyPayCentsMinimum, "hourlyPayCentsMinimum"),
                pay(hourlyPayCentsMaximum, "hourlyPayCentsMaximum"));
    }

    private static JobNeeds.Mode mode(@Nullable String said) {
        return switch (said) {
            case "onSite" -> JobNeeds.Mode.ON_SITE;
            case "hybrid" -> JobNeeds.Mode.HYBRID;
            case "remote" -> JobNeeds.Mode.REMOTE;
            case null, default -> throw refusal("mode.unknown", "onSite, hybrid or remote", "mode");
        };
    }

    private static Optional<Long> pay(@Nullable Long cents, String field) {
        if (cents != null && (cents < 0 || cents > MOST_PAY)) {
            throw refusal("pay.out-of-range", "0 to " + MOST_PAY + " cents an hour", field);
        }
        return Optional.ofNullable(cents);
    }

    private Optional<Integer> years() {
        if (yearsInOccupation == null) {
            return Optional.empty();
        }
        if (yearsInOccupation < 0 || yearsInOccupation > Posting.MOST_YEARS) {
            throw refusal("years.out-of-range", "0 to " + Posting.MOST_YEARS + " years", "yearsInOccupation");
        }
        if (occupation == null) {
            throw refusal("years.without-occupation", "an occupation for the years", "occupation");
        }
        return Optional.of(yearsInOccupation);
    }

    private static Occupation.Code code(String said) {
        try {
            return new Occupation.Code(said);
        } catch (IllegalArgumentException malformed) {
            throw refusal("occupation.malformed", "an occupation's code of digits, dots and hyphens", "occupation");
        }
    }

    /** A region's name or code; what begins with a digit is a postcode or a street number, and too near. */
    private static String area(String said) {
        if (!AREA.matcher(said.strip()).matches()) {
            throw refusal("area.malformed", "an area such as us-ny-061 or its name, never a postcode", "area");
        }
        return said.strip();
    }

    private static Refusal refusal(String code, String expected, String field) {
        return Refusal.unprocessable(code, "expected " + expected).at(field);
    }
}
