package org.lerexchange.wallet;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.lerexchange.credentials.sealing.PublicSealingKey;
import org.lerexchange.docstore.EmbeddedDocumentStore;
import org.lerexchange.edge.Role;
import org.lerexchange.events.HolderRegistered;
import org.lerexchange.events.PublishedKey;
import org.lerexchange.events.RecipientNamed;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.codec.SchemaRegistry;
import org.lerexchange.schemas.Topics;
import org.lerexchange.testkit.doors.DoorTrials;
import org.lerexchange.testkit.doors.Good;
import org.lerexchange.testkit.doors.House;
import org.lerexchange.testkit.doors.TestIdentity;
import org.lerexchange.testkit.doors.Theirs;
import org.lerexchange.testkit.rail.TestRail;
import org.lerexchange.wallet.holders.HoldersRoom;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Every door of the wallet, tried by every role, against another learner's objects, and with hostile input. */
@DirtiesContext
@SpringBootTest(classes = WalletApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(WalletDoorMatrixTest.Surroundings.class)
class WalletDoorMatrixTest extends DoorTrials {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CODE = "K7QD2M9XK7QD2M9X";
    private static final String LEARNER = "learner";
    private static final TestIssuer COLLEGE = new TestIssuer();
    private static final String TERMS = """
        {"purpose": "matching", "categories": ["License"], "audience": {"kind": "employer", "tenant": "acme"}, "live": true}\
        """;
    private static final String WANTED = """
        {"area": "us-wa-53", "modes": ["remote"], "minimumHourlyPayCents": 2000}\
        """;

    private static final TestRail RAIL = new TestRail(Topics.all(), "wallet");
    private static final EmbeddedDocumentStore STORE = EmbeddedDocumentStore.inMemory();
    private static final TestIdentity IDENTITY = new TestIdentity();
    private static final Path SECRETS = folder();

    WalletDoorMatrixTest(@Autowired ApplicationContext context, @LocalServerPort int port) {
        super(
                context,
                port,
                new House(
                        "wallet",
                        Arrays.stream(Role.values()).map(Role::wireName).toList(),
                        IDENTITY,
                        Instant.now(),
                        STORE.uri()));
    }

    private static final TestSecrets FILES = new TestSecrets(SECRETS);

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        properties.add("ler.keyring.master-key-file", FILES::master);
        properties.add("ler.keyring.region-secret-file", FILES::region);
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
    }

    private final Map<Boolean, String> consents = new HashMap<>();

    @BeforeAll
    void twoLearnersWithACredentialAndAConsentEach() {
        RAIL.say(new TestVerifier().published(Instant.now()));
        for (boolean first : new boolean[] {true, false}) {
            HolderRegistered holder = named(tenant(first));
            ask(first, LEARNER, "POST", "/wallets/claim", "{\"code\": \"" + CODE + "\"}");
            Instant now = Instant.now();
            String id = credential(first);
            RAIL.say(TestIssuer.issued(id, holder, COLLEGE.licence(id, holder.getDid(), now), now));
            consents.put(
                    first,
                    ask(first, LEARNER, "POST", "/consents", TERMS)
                            .path("consentId")
                            .asString());
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> ask(first, LEARNER, "GET", "/wallet", "")
                                    .path("credentials")
                                    .asInt()
                            == 1);
        }
    }

    private static HolderRegistered named(String name) {
        String ref = FILES.refOf(name + "@example.org");
        PublishedKey wallet = RAIL.awaited(
                        Topics.KEY_PUBLISHED, said -> said.key().equals("wallet"))
                .value()
                .getKeys()
                .getFirst();
        String sealed = PublicSealingKey.read(wallet.getJwk())
                .seal("{\"email\":\"%s@example.org\"}".formatted(name).getBytes(StandardCharsets.UTF_8));
        RecipientNamed named = new RecipientNamed(ref, 1, HoldersRoom.hashOf(CODE), sealed);
        RAIL.say(Event.of(Topics.RECIPIENT_NAMED, ref, 1, Instant.now(), named));
        return RAIL.awaited(Topics.HOLDER_REGISTERED, said -> said.key().equals(ref))
                .value();
    }

    private String credential(boolean first) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(tenant(first).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected String tenant(boolean first) {
        return first ? "ana" : "ben";
    }

    @Override
    protected Map<String, Good> good() {
        Map<String, Good> all = new HashMap<>();
        all.put("POST /wallets/claim", new Good("/wallets/claim", "{\"code\": \"" + CODE + "\"}"));
        all.put("GET /wallet", Good.of("/wallet"));
        all.put("GET /credentials", Good.of("/credentials"));
        all.put("GET /credentials/{credentialId}", Good.of("/credentials/" + credential(true)));
        all.put("POST /consents", new Good("/consents", TERMS));
        all.put("GET /consents", Good.of("/consents"));
        all.put("PUT /consents/{consentId}", new Good("/consents/" + consents.get(true), TERMS));
        all.put("DELETE /consents/{consentId}", Good.of("/consents/" + consents.get(true)));
        all.put("PUT /preferences", new Good("/preferences", WANTED));
        return all;
    }

    @Override
    protected Map<String, Theirs> theirs() {
        String consent = "/consents/" + consents.get(false);
        return Map.of(
                "GET /credentials/{credentialId}", new Theirs("/credentials/" + credential(false), "/credentials/none"),
                "PUT /consents/{consentId}", new Theirs(consent, "/consents/none"),
                "DELETE /consents/{consentId}", new Theirs(consent, "/consents/none"));
    }

    @Override
    protected Map<String, String> ofNoTenant() {
        return Map.of();
    }

    /** Wrong codes are counted. */
    @Override
    protected Set<String> keepingRefusals() {
        return Set.of("POST /wallets/claim");
    }
}
