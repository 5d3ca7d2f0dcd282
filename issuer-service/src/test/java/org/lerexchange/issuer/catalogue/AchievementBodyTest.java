package org.lerexchange.issuer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lerexchange.edge.Refusal;

class AchievementBodyTest {

    @ParameterizedTest
    @CsvSource({
        "name, 500",
        "description, 5000",
        "criteria, 5000",
        "achievementType, 500",
        "alignments[0].targetName, 500",
        "alignments[0].targetUrl, 5000",
        "alignments[0].targetCode, 500",
        "alignments[0].targetType, 500",
        "alignments[0].targetFramework, 500"
    })
    void aTextThatIsTooLongIsRefusedByFieldAndLimit(String field, int limit) {
        assertThatThrownBy(() -> with(field, limit + 1).toContent()).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(422);
            assertThat(refusal.field()).contains(field);
            assertThat(refusal.detail()).isEqualTo("expected at most " + limit + " characters");
        });
    }

    @Test
    void aTextOfTheLimitIsTaken() {
        assertThat(with("criteria", AchievementBody.LONGEST_TEXT).toContent().criteria())
                .hasSize(AchievementBody.LONGEST_TEXT);
    }

    private static AchievementBody with(String field, int length) {
        Map<String, String> given = Map.of(field, "https://x".concat("x".repeat(length - 9)));
        return new AchievementBody(
                given.getOrDefault("name", "Welder"),
                given.getOrDefault("description", "Welds pipes"),
                given.getOrDefault("criteria", "Six months on the job"),
                given.getOrDefault("achievementType", "License"),
                List.of(new AchievementBody.AlignmentBody(
                        given.getOrDefault("alignments[0].targetName", "Welding"),
                        given.getOrDefault("alignments[0].targetUrl", "https://skills.example/welding"),
                        given.get("alignments[0].targetCode"),
                        given.get("alignments[0].targetType"),
                        given.get("alignments[0].targetFramework"))));
    }
}
