package org.lerexchange.issuer.awards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lerexchange.edge.Refusal;
import org.lerexchange.issuer.IssuerWorld;

class AwardBodyTest {

    @ParameterizedTest
    @ValueSource(strings = {"achievement", "name", "role"})
    void aTextThatIsTooLongIsRefusedByFieldAndLimit(String field) {
        String tooLong = "x".repeat(Award.LONGEST_TEXT + 1);
        AwardBody body = new AwardBody(
                "A-1",
                field.equals("achievement") ? tooLong : "forklift",
                "ana@example.org",
                field.equals("name") ? tooLong : "Ana",
                null,
                field.equals("role") ? tooLong : "Driver",
                null,
                null,
                null,
                null);

        assertThatThrownBy(() -> body.toAward(IssuerWorld.RIVERSIDE)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(422);
            assertThat(refusal.field()).contains(field);
            assertThat(refusal.detail()).isEqualTo("expected at most 500 characters");
        });
    }
}
