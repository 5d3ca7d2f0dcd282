package org.lerexchange.credentials.openbadges;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lerexchange.credentials.Awards;
import org.lerexchange.credentials.Shared;
import org.lerexchange.credentials.contexts.Canonical;
import org.lerexchange.credentials.contexts.Contexts;
import org.lerexchange.credentials.contexts.LinkedData;
import org.lerexchange.credentials.json.StrictJson;

class AchievementCredentialTest {
    private final JsonObject job = AchievementCredential.of(Awards.warehouseJob());

    @Test
    void aJobReadsBackAsItWasAwarded() {
        Award award = Awards.warehouseJob();

        AchievementView view =
                AchievementView.of(StrictJson.object(Awards.signedJob())).orElseThrow();

        assertThat(view.id()).isEqualTo(award.id());
        assertThat(view.issuer()).isEqualTo(award.issuer());
        assertThat(view.issuerName()).contains(award.issuerName());
        assertThat(view.subject()).contains(award.subject());
        assertThat(view.achievementId()).isEqualTo(award.achievement().id());
        assertThat(view.achievementType()).contains(Achievement.EMPLOYMENT);
        assertThat(view.alignments()).isEqualTo(award.achievement().alignments());
        assertThat(view.tenure()).isEqualTo(award.tenure());
        assertThat(view.validFrom()).isEqualTo(award.validFrom());
        assertThat(view.validUntil()).isEqualTo(award.validUntil());
        assertThat(view.statuses()).isEqualTo(award.statuses());
    }

    @Test
    void aJobHasEqualQuadsUnderTheOfficialContexts() {
        JsonObject index = Shared.json("specs/contexts/index.json");
        Contexts official = Contexts.known();
        for (String url : List.of(Contexts.CREDENTIALS_V2, Contexts.OPEN_BADGES)) {
            official = official.with(url, Shared.json("specs/contexts/" + index.getString(url)));
        }

        Canonical ours = new LinkedData(Contexts.known()).canonical(job);

        assertThat(ours).isInstanceOf(Canonical.Quads.class).isEqualTo(new LinkedData(official).canonical(job));
    }

    @Test
    void whatWeBuildBreaksNoRule() {
        assertThat(Structure.faults(job)).isEmpty();
    }

    @Test
    void theValidatorsSimpleSampleBreaksNoRule() {
        assertThat(Structure.faults(Shared.json("data/credentials/1edtech-validator/ob30/simple.json")))
                .isEmpty();
    }

    @ParameterizedTest(name = "without {0}: {1}")
    @CsvSource({
        "/@context/1, CONTEXT",
        "/id, ID",
        "/type/1, TYPE",
        "/issuer/id, ISSUER",
        "/issuer/type, ISSUER",
        "/validFrom, VALID_FROM",
        "/credentialSubject/id, SUBJECT",
        "/credentialSubject/type, SUBJECT",
        "/credentialSubject/achievement, ACHIEVEMENT",
        "/credentialSubject/achievement/criteria, ACHIEVEMENT",
        "/credentialSubject/achievement/description, ACHIEVEMENT",
        "/credentialSubject/achievement/alignment/0/targetUrl, ALIGNMENT",
        "/credentialStatus/0/type, STATUS"
    })
    void aMissingMemberIsNamedAndLeavesNoView(String pointer, StructureFault fault) {
        JsonObject broken = StrictJson.provider()
                .createPatchBuilder()
                .remove(pointer)
                .build()
                .apply(job);

        assertThat(Structure.faults(broken)).contains(fault);
        assertThat(AchievementView.of(broken)).isEmpty();
    }

    @Test
    void validityOutOfOrderIsAFault() {
        String swapped = job.toString().replace("2026-11-26T12:00:00Z", "2020-01-01T00:00:00Z");

        assertThat(Structure.faults(StrictJson.object(swapped))).containsExactly(StructureFault.VALID_UNTIL);
    }

    @Test
    void aNestedContextOrKeywordLeavesNoView() {
        String nested = job.toString().replace("\"role\":", "\"@context\":{},\"role\":");

        assertThat(AchievementView.of(StrictJson.object(nested))).isEmpty();
    }
}
