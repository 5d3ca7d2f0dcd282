package org.lerexchange.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.lerexchange.edge.Role;
import org.lerexchange.events.HolderRegistered;
import org.lerexchange.events.PresentationShared;
import org.lerexchange.keyring.RecipientRefs;
import org.lerexchange.keyring.RegionSecret;
import org.lerexchange.messaging.Event;
import org.lerexchange.schemas.Topics;
import org.lerexchange.testkit.doors.DoorTrials;
import org.lerexchange.testkit.doors.Good;
import org.lerexchange.testkit.doors.Theirs;
import org.lerexchange.testkit.rail.TestRail;
import org.lerexchange.testkit.whole.Surroundings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import reactor.core.publisher.Flux;

/** Every door of the wallet, tried by every role, against another learner's objects, and with hostile input. */
@DirtiesContext
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = WalletDoorMatrixTest.Wallet.class)
class WalletDoorMatrixTest extends DoorTrials {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CODE = WalletApplicationTest.CODE;
    private static final String LEARNER = "learner";
    private static final TestIssuer COLLEGE = new TestIssuer();
    private static final String TERMS = """
        {"purpose": "matching", "categories": ["License"], "audience": {"kind": "employer", "tenant": "acme"}, "live": true}\
        """;
    private static final String WANTED = """
        {"area": "us-wa-53", "modes": ["remote"], "minimumHourlyPayCents": 2000}\
        """;

    private final TestRail rail;
    private final RecipientRefs refs;
    private final Map<Boolean, String> consents = new HashMap<>();

    WalletDoorMatrixTest(@Autowired ApplicationContext context, @LocalServerPort int port) {
        super(
                context,
                port,
                Surroundings.house(
                        context,
                        Arrays.stream(Role.values()).map(Role::wireName).toList(),
                        Instant.now()));
        rail = context.getBean(TestRail.class);
        refs = new RecipientRefs(context.getBean(RegionSecret.class));
    }

    static final class Wallet extends Surroundings {

        Wallet() {
            super("wallet", Topics.all());
            secrets("ler.keyring.master-key-file", "ler.keyring.region-secret-file");
            identityProvider();
        }
    }

    @BeforeAll
    void twoLearnersWithACredentialAndAConsentEach() {
        rail.say(new TestVerifier().published(Instant.now()));
        for (boolean first : new boolean[] {true, false}) {
            HolderRegistered holder = WalletApplicationTest.named(rail, refs, tenant(first));
            ask(first, LEARNER, "POST", "/wallets/claim", "{\"code\": \"" + CODE + "\"}");
            Instant now = Instant.now();
            String id = credential(first);
            rail.say(TestIssuer.issued(id, holder, COLLEGE.licence(id, holder.getDid(), now), now));
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

    /** A part without a verdict is said again after half a minute. */
    @Override
    protected void nothingIsOwed(MongoClient store) {
        Map<String, PresentationShared> shared = new HashMap<>();
        rail.said(Topics.PRESENTATION_SHARED).forEach(said -> shared.put(said.key(), said.value()));
        assertThat(shared).as("the matrix shares something").isNotEmpty();
        rail.say(shared.values().stream()
                .map(part -> TestVerifier.verified(part, Instant.now()))
                .toArray(Event<?>[]::new));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> statuses(store), all -> !all.isEmpty() && !all.contains("UNCONFIRMED"));
    }

    private static List<String> statuses(MongoClient store) {
        return Flux.from(store.getDatabase("wallet")
                        .getCollection("sharing-parts")
                        .find())
                .map(part -> part.getString("status"))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
