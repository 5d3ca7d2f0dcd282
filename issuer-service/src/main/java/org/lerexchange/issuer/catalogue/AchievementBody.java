package org.lerexchange.issuer.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an institution says of an achievement, in the words of Open Badges 3.0 (Achievement, Alignment). */
record AchievementBody(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String description,
        @JsonProperty(required = true) String criteria,
        @JsonProperty(required = true) String achievementType,
        @Nullable List<AlignmentBody> alignments) {

    record AlignmentBody(
            @JsonProperty(required = true) String targetName,
            @JsonProperty(required = true) String targetUrl,
            @Nullable String targetCode,
            @Nullable String targetType,
            @Nullable String targetFramework) {

        Alignment toAlignment() {
            return new Alignment(
                    targetName,
                    URI.create(targetUrl),
                    Optional.ofNullable(targetFramework),
                    Optional.ofNullable(targetCode),
                    Optional.ofNullable(targetType));
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

    /** Throws {@link IllegalArgumentException} where it is no content of an achievement. */
    Achievement.Content toContent() {
        List<AlignmentBody> all = alignments == null ? List.of() : alignments;
        return new Achievement.Content(
                name,
                description,
                criteria,
                new AchievementType(achievementType),
                all.stream().map(AlignmentBody::toAlignment).toList());
    }
}
