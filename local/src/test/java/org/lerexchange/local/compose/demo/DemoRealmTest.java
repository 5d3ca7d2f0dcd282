package org.lerexchange.local.compose.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lerexchange.local.Console;
import org.lerexchange.local.People;
import org.lerexchange.local.Person;
import org.lerexchange.local.identity.IdentityProvider;
import org.lerexchange.local.parts.Build;
import org.lerexchange.local.parts.LerHome;
import org.lerexchange.local.parts.Part;
import org.lerexchange.local.parts.Ports;
import org.lerexchange.local.parts.Secrets;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keycloak's realm beside {@code local}'s identity provider, which runs here: both say the same of the same people. */
class DemoRealmTest {

    private static final Path REALM = Build.found().repository().resolve("deploy/keycloak/realm.json");
    private static final List<String> ITS_OWN = List.of("iss", "exp", "iat", "nbf", "jti");

    @TempDir
    private static Path folder;

    private static ConfigurableApplicationContext provider;
    private static URI issuer;
    private static Path peopleSecret;

    private final RealmTokens realm = RealmTokens.read(REALM);
    private final JsonMapper json = new JsonMapper();

    @BeforeAll
    static void start() {
        int port = Ports.free().of(Part.IDENTITY);
        issuer = URI.create("http://127.0.0.1:" + port);
        LerHome home = new LerHome(folder);
        peopleSecret = new Secrets(home, new SecureRandom()).people();
        SpringApplication application = new SpringApplication(IdentityProvider.class);
        application.setDefaultProperties(Map.of(
                "server.address", "127.0.0.1",
                "server.port", port,
                "ler.identity.issuer", issuer.toString(),
                "ler.identity.people-secret", peopleSecret.toString(),
                "ler.identity.signing-key", home.key("identity.jwk").toString()));
        provider = application.run();
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @Test
    void everyPersonsTokenSaysTheSameAsInLocal() throws Exception {
        for (Person person : People.ofTheRegion()) {
            assertThat(realm.claims(person.person()))
                    .as("the client " + person.person() + " in deploy/keycloak/realm.json")
                    .isEqualTo(claimsInLocal(person.person()));
        }
    }

    @Test
    void realmHasNoClientButThePeople() {
        assertThat(realm.clients().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        People.ofTheRegion().all().stream().map(Person::person).toList());
    }

    @Test
    void everyTokenIsAnAccessTokenByItsTypeAndNoSecretStandsInTheFile() {
        assertThat(realm.clients().values()).allSatisfy(client -> {
            assertThat(client.path("attributes")
                            .path("access.token.header.type.rfc9068")
                            .asString(""))
                    .isEqualTo("true");
            assertThat(client.path("secret").asString("")).isEqualTo("${LER_PEOPLE_SECRET}");
            assertThat(client.path("publicClient").asBoolean(true)).isFalse();
            assertThat(client.path("standardFlowEnabled").asBoolean(true)).isFalse();
            assertThat(client.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "institution.staff",
                "institution.registrar",
                "learner",
                "guardian",
                "counsellor",
                "employer.recruiter",
                "agency.staff",
                "agency.auditor",
                "connector",
                "operator"
            })
    void roleOpensTheSameServicesAsInLocal(String role) throws Exception {
        Method audiences =
                Class.forName("org.lerexchange.local.identity.Audiences").getDeclaredMethod("of", Collection.class);
        audiences.setAccessible(true);

        assertThat(realm.claimsOfScope(role))
                .isEqualTo(Map.of(
                        "roles", "[\"" + role + "\"]", "aud", String.valueOf(audiences.invoke(null, List.of(role)))));
    }

    @Test
    void playerFindsTheTokenEndpointByDiscovery() throws Exception {
        String person = "college";
        Path secret =
                Files.writeString(folder.resolve("college.secret"), Secrets.ofPerson(peopleSecret, person) + "\n");
        Map<String, String> environment = new TreeMap<>();
        NamedExchange.NAMES.forEach(name -> environment.put(name, "http://127.0.0.1:1"));
        environment.put("LER_IDENTITY_ISSUERURI", issuer.toString());
        environment.put("LER_PEOPLE_SECRET_FILE", secret.toString());
        NamedExchange exchange = new NamedExchange(environment);

        String token = exchange.token(person);

        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getSubject()).isEqualTo(person);
        assertThat(exchange.token(person)).as("kept while it is good").isEqualTo(token);
    }

    @Test
    void playerNamesTheAddressThatItMisses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NamedExchange(Map.of()))
                .withMessageMatching("expected [A-Z_]+ in the environment");
        ByteArrayOutputStream faults = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(faults, false, StandardCharsets.UTF_8));

        assertThat(ComposeStory.run(new String[0], Map.of(), console)).isEqualTo(2);
        assertThat(faults.toString(StandardCharsets.UTF_8)).matches("expected [A-Z_]+ in the environment\\R");
    }

    /** Without what every token has of its own. */
    private Map<String, String> claimsInLocal(String person) throws Exception {
        Path secret = Files.writeString(folder.resolve("one.secret"), Secrets.ofPerson(peopleSecret, person));
        String body = new DemoTokens(issuer, secret).of(person).split("\\.", -1)[1];
        JsonNode token = json.readTree(new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8));
        Map<String, String> claims = new TreeMap<>();
        token.properties().stream()
                .filter(claim -> !ITS_OWN.contains(claim.getKey()))
                .forEach(claim -> claims.put(claim.getKey(), claim.getValue().toString()));
        claims.put("aud", audiences(token.path("aud")).toString());
        return claims;
    }

    private static Set<String> audiences(JsonNode claim) {
        Set<String> audiences = new TreeSet<>();
        if (claim.isString()) {
            audiences.add(claim.asString(""));
        }
        claim.valueStream().forEach(one -> audiences.add(one.asString("")));
        return audiences;
    }
}
