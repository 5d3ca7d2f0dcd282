package org.lerexchange.verifier;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.lerexchange.edge.Role;
import org.lerexchange.schemas.Topics;
import org.lerexchange.testkit.doors.DoorTrials;
import org.lerexchange.testkit.doors.Good;
import org.lerexchange.testkit.doors.Theirs;
import org.lerexchange.testkit.whole.Surroundings;
import org.lerexchange.verifier.checks.Samples;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** Every door of the verifier, tried by every role and with hostile input. */
@DirtiesContext
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = VerifierDoorMatrixTest.Verifier.class)
class VerifierDoorMatrixTest extends DoorTrials {

    private static final String VERIFY = "POST /credentials/verify";

    VerifierDoorMatrixTest(@Autowired ApplicationContext context, @LocalServerPort int port) {
        super(
                context,
                port,
                Surroundings.house(
                        context,
                        Arrays.stream(Role.values()).map(Role::wireName).toList(),
                        Samples.NOW));
    }

    static final class Verifier extends Surroundings {

        Verifier() {
            super("verifier", Topics.all());
            secrets("ler.keyring.master-key-file");
            // the day on which the sample is valid
            bean(Clock.class, Clock.fixed(Samples.NOW, ZoneOffset.UTC));
            identityProvider();
        }
    }

    @BeforeAll
    void twoAgenciesHaveDecided() {
        for (boolean first : new boolean[] {true, false}) {
            ask(first, "agency.staff", "POST", "/trust", trust("did:web:" + tenant(first) + ".example"));
        }
    }

    private static String trust(String did) {
        return """
            {"did": "%s", "state": "accredited", "achievementTypes": ["License"], "reason": "AUDIT",
             "compromisedKeys": [{"verificationMethod": "%s#key-1", "since": "2026-01-01T00:00:00Z"}]}\
            """.formatted(did, did);
    }

    @Override
    protected String tenant(boolean first) {
        return first ? "region" : "county";
    }

    @Override
    protected Map<String, Good> good() {
        return Map.of(
                "POST /trust",
                new Good("/trust", trust("did:web:region.example")),
                "GET /trust",
                Good.of("/trust"),
                VERIFY,
                new Good(
                        "/credentials/verify",
                        "{\"verifiableCredential\": " + Samples.signed() + ", \"options\": {}}"));
    }

    @Override
    protected Map<String, Theirs> theirs() {
        return Map.of();
    }

    @Override
    protected Map<String, String> ofNoTenant() {
        return Map.of();
    }

    @Override
    protected Set<String> answeringBadRequest() {
        return Set.of(VERIFY);
    }

    @Override
    protected Map<String, String> bodySchemas() {
        return Map.of(VERIFY, """
            {"type": "object", "required": ["verifiableCredential"], "additionalProperties": false,
             "properties": {
               "verifiableCredential": {"type": "object", "description": "a W3C Verifiable Credential 2.0 with its proof"},
               "options": {"type": "object"}}}\
            """);
    }
}
