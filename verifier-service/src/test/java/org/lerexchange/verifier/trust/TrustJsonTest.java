package org.lerexchange.verifier.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lerexchange.verifier.checks.Trust;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The doors' JSON, by a mapper as strict and as sparing as the service's. */
class TrustJsonTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(
                    any -> JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .build();

    private static final Instant SINCE = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    void aDecisionIsReadWithAndWithoutWhatMayBeAbsent() {
        TrustRequest least =
                JSON.readValue("{\"did\":\"did:web:a.example\",\"state\":\"withdrawn\"}", TrustRequest.class);
        TrustRequest most = JSON.readValue("""
            {"did":"did:web:a.example","state":"accredited","achievementTypes":["Degree"],"reason":"audit",
             "compromisedKeys":[{"verificationMethod":"did:web:a.example#1","since":"2026-11-25T12:00:00Z"}]}
            """, TrustRequest.class);

        assertThat(least.wanted())
                .isEqualTo(new Accreditation.Wanted(Trust.State.WITHDRAWN, List.of(), List.of(), Optional.empty()));
        assertThat(most.wanted())
                .isEqualTo(new Accreditation.Wanted(
                        Trust.State.ACCREDITED,
                        List.of("Degree"),
                        List.of(new Trust.CompromisedKey("did:web:a.example#1", SINCE)),
                        Optional.of("audit")));
    }

    /** S07. */
    @Test
    void aFieldThatIsNoneOfTheDecisionsIsRefused() {
        assertThatThrownBy(() -> JSON.readValue(
                        "{\"did\":\"did:web:a.example\",\"state\":\"accredited\",\"agency\":\"mine\"}",
                        TrustRequest.class))
                .isInstanceOf(DatabindException.class);
    }

    @Test
    void noTypesMeansAllAndIsShownWhileWhatIsAbsentIsNot() {
        Accreditation one =
                new Accreditation("did:web:a.example", "agency", Trust.accredited(), Optional.empty(), SINCE, SINCE, 1);

        String shown = JSON.writeValueAsString(TrustController.Answer.of(one));

        assertThat(JSON.readTree(shown)).isEqualTo(JSON.readTree("""
            {"did":"did:web:a.example","state":"accredited","agency":"agency","achievementTypes":[],
             "since":"2026-11-25T12:00:00Z"}
            """));
        assertThat(JSON.writeValueAsString(new TrustController.Answers(List.of())))
                .isEqualTo("{\"items\":[]}");
    }
}
