package org.lerexchange.issuer.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lerexchange.edge.Refusal;

/** What an institution says of an achievement, in the words of Open Badges 3.0 (Achievement, Alignment). */
record AchievementBody(
        @JsonProperty(required = true) @Nullable String name,
        @JsonProperty(required = true) @Nullable String description,
        @JsonProperty(required = true) @Nullable String criteria,
        @JsonProperty(required = true) @Nullable String achievementType,
        @Nullable List<@Nullable AlignmentBody> alignments) {

    /** Longest name, type or code, in characters: they travel in events and reach every feed. */
    static final int LONGEST_NAME = 500;

    /** Longest description, criteria or URL, in characters: about a page, and it travels in every credential. */
    static final int LONGEST_TEXT = 5_000;

    record AlignmentBody(
            @JsonProperty(required = true) @Nullable String targetName,
            @JsonProperty(required = true) @Nullable String targetUrl,
            @Nullable String targetCode,
            @Nullable String targetType,
            @Nullable String targetFramework) {

        Alignment toAlignment(String at) {
            return new Alignment(
                    text(LONGEST_NAME, targetName, at + ".targetName"),
                    url(text(LONGEST_TEXT, targetUrl, at + ".targetUrl"), at + ".targetUrl"),
                    name(targetFramework, at + ".targetFramework"),
                    name(targetCode, at + ".targetCode"),
                    name(targetType, at + ".targetType"));
        }

        private static Optional<String> name(@Nullable String text, String field) {
            return Optional.ofNullable(text).map(given -> atMost(LONGEST_NAME, given, field));
        }

        static AlignmentBody of(Alignment one) {
            return new AlignmentBody(
                    one.name(),
                    one.url().toString(),
                    one.code().orElse(null),
                    one.type().orElse(null),
                    one.framework().orElse(null));
        }
    }

    /** Refuses by field what is no content of an achievement. */
    Achievement.Content toContent() {
        List<@Nullable AlignmentBody> all = alignments == null ? List.of() : alignments;
        if (all.size() > Achievement.MOST_ALIGNMENTS) {
            throw malformed("at most " + Achievement.MOST_ALIGNMENTS + " alignments", "alignments");
        }
        return new Achievement.Content(
                text(LONGEST_NAME, name, "name"),
                text(LONGEST_TEXT, description, "description"),
                text(LONGEST_TEXT, criteria, "criteria"),
                type(text(LONGEST_NAME, achievementType, "achievementType")),
                IntStream.range(0, all.size())
                        .mapToObj(index -> alignment(all.get(index), "alignments[" + index + "]"))
                        .toList());
    }

    private static Alignment alignment(@Nullable AlignmentBody body, String at) {
        if (body == null) {
            throw Refusal.badRequest("json.mismatch", "expected an object, but null came")
                    .at(at);
        }
        return body.toAlignment(at);
    }

    private static AchievementType type(String value) {
        try {
            return new AchievementType(value);
        } catch (IllegalArgumentException e) {
            throw malformed("an AchievementType of Open Badges 3.0, or ext: and a name", "achievementType");
        }
    }

    private static URI url(String text, String field) {
        try {
            URI url = URI.create(text);
            if (url.isAbsolute()) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw malformed("an absolute URL", field);
        }
        throw malformed("an absolute URL", field);
    }

    private static String text(int limit, @Nullable String text, String field) {
        if (text == null) {
            throw Refusal.badRequest("json.mismatch", "expected a text, but null came")
                    .at(field);
        }
        if (text.isBlank()) {
            throw malformed("a text that is not blank", field);
        }
        return atMost(limit, text, field);
    }

    private static String atMost(int limit, String text, String field) {
        if (text.length() > limit) {
            throw Refusal.unprocessable("value.too-long", "expected at most " + limit + " characters")
                    .at(field);
        }
        return text;
    }

    private static Refusal malformed(String expected, String field) {
        return Refusal.unprocessable("achievement.malformed", "expected " + expected)
                .at(field);
    }
}
