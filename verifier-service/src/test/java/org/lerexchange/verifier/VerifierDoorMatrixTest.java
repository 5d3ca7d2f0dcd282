package org.lerexchange.verifier;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.lerexchange.credentials.sealing.MasterKey;
import org.lerexchange.docstore.EmbeddedDocumentStore;
import org.lerexchange.edge.Role;
import org.lerexchange.messaging.codec.SchemaRegistry;
import org.lerexchange.schemas.Topics;
import org.lerexchange.testkit.doors.DoorTrials;
import org.lerexchange.testkit.doors.Good;
import org.lerexchange.testkit.doors.House;
import org.lerexchange.testkit.doors.TestIdentity;
import org.lerexchange.testkit.doors.Theirs;
import org.lerexchange.testkit.rail.TestRail;
import org.lerexchange.verifier.checks.Samples;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Every door of the verifier, tried by every role and with hostile input. */
@DirtiesContext
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class VerifierDoorMatrixTest extends DoorTrials {

    private static final String VERIFY = "POST /credentials/verify";

    private static final TestRail RAIL = new TestRail(Topics.all(), "verifier");
    private static final EmbeddedDocumentStore STORE = EmbeddedDocumentStore.inMemory();
    private static final TestIdentity IDENTITY = new TestIdentity();
    private static final Path SECRETS = folder();

    VerifierDoorMatrixTest(@Autowired ApplicationContext context, @LocalServerPort int port) {
        super(
                context,
                port,
                new House(
                        "verifier",
                        Arrays.stream(Role.values()).map(Role::wireName).toList(),
                        IDENTITY,
                        Samples.NOW,
                        STORE.uri()));
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        Path master = SECRETS.resolve("master.key");
        MasterKey.create(master, new SecureRandom());
        properties.add("ler.keyring.master-key-file", master::toString);
        properties.add("ler.edge.identity.issuer-uri", IDENTITY::issuer);
        properties.add("spring.mongodb.uri", STORE::uri);
        properties.add("spring.kafka.bootstrap-servers", RAIL::address);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {

        /** Beans, so that they end with the service and not before. */
        @Bean
        TestRail rail() {
            return RAIL;
        }

        @Bean
        EmbeddedDocumentStore store() {
            return STORE;
        }

        @Bean
        TestIdentity identity() {
            return IDENTITY;
        }

        @Bean
        SchemaRegistry schemasInMemory(TestRail rail) {
            return rail.registry();
        }

        /** The day on which the sample is valid. */
        @Bean
        Clock dayOfTheSample() {
            return Clock.fixed(Samples.NOW, ZoneOffset.UTC);
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
