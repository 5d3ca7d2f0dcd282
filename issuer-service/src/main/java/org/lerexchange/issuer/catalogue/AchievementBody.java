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
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String description,
        @JsonProperty(required = true) String criteria,
        @JsonProperty(required = true) String achievementType,
        @Nullable List<AlignmentBody> alignments) {

    /** Longest name, type or code, in characters: they travel in events and reach every feed. */
    static final int LONGEST_NAME = 500;

    /** Longest description, criteria or URL, in characters: about a page, and it travels in every credential. */
    static final int LONGEST_TEXT = 5_000;

    record AlignmentBody(
            @JsonProperty(required = true) String targetName,
            @JsonProperty(required = true) String targetUrl,
            @Nullable String targetCode,
            @Nullable String targetType,
            @Nullable String targetFramework) {

        Alignment toAlignment(String at) {
            return new Alignment(
                    atMost(LONGEST_NAME, targetName, at + ".targetName"),
                    URI.create(atMost(LONGEST_TEXT, targetUrl, at + ".targetUrl")),
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

    /**
     * Throws {@link IllegalArgumentException} where it is no content of an achievement, and refuses by field and limit what
     * is too long.
     */
    Achievement.Content toContent() {
        List<AlignmentBody> all = alignments == null ? List.of() : alignments;
        return new Achievement.Content(
                atMost(LONGEST_NAME, name, "name"),
                atMost(LONGEST_TEXT, description, "description"),
                atMost(LONGEST_TEXT, criteria, "criteria"),
                new AchievementType(atMost(LONGEST_NAME, achievementType, "achievementType")),
                IntStream.range(0, all.size())
                        .mapToObj(index -> all.get(index).toAlignment("alignments[" + index + "]"))
                        .toList());
    }

    private static String atMost(int limit, String text, String field) {
        if (text.length() > limit) {
            throw Refusal.unprocessable("value.too-long", "expected at most " + limit + " characters")
                    .at(field);
        }
        return text;
    }
}
