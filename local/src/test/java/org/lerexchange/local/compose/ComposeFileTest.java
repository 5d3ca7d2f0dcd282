package org.lerexchange.local.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lerexchange.local.compose.demo.NamedExchange;
import org.lerexchange.local.parts.Addresses;
import org.lerexchange.local.parts.Build;
import org.lerexchange.local.parts.Launches;
import org.lerexchange.local.parts.LerHome;
import org.lerexchange.local.parts.Part;
import org.lerexchange.local.parts.Ports;
import org.lerexchange.local.parts.Secrets;
import org.lerexchange.schemas.Prepare;

class ComposeFileTest {

    private static final Path REPOSITORY = Build.found().repository();
    private static final Set<String> ENDS_BY_ITSELF = Set.of("prepare", "store-init", "demo");

    private final ComposeFile compose = ComposeFile.in(REPOSITORY);

    static List<Part> services() {
        return Part.services();
    }

    @ParameterizedTest
    @MethodSource("services")
    void serviceReadsEveryVariableItIsGivenAndMissesNone(Part service) {
        Set<String> given = compose.service(service.id()).environment().keySet();

        assertThat(SettingsFile.of(service).faultsOf(given)).isEmpty();
    }

    @Test
    void misspeltVariableIsFoundOnBothSides() throws Exception {
        String text = Files.readString(REPOSITORY.resolve("docker-compose.yml"));
        String misspelt = text.replace(
                "LER_MASTER_KEY_FILE: /run/secrets/wallet-master", "LER_MASTERKEY_FILE: /run/secrets/wallet-master");
        assertThat(misspelt).isNotEqualTo(text);

        Set<String> given =
                ComposeFile.parse(misspelt).service("wallet").environment().keySet();

        assertThat(SettingsFile.of(Part.WALLET).faultsOf(given))
                .containsExactly(
                        "LER_MASTERKEY_FILE is given and read by nobody",
                        "LER_MASTER_KEY_FILE has no default and is not given");
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void partListensOnTheSamePortAsInLocalAndOnThisMachineOnly(Part part) {
        assertThat(compose.service(part.id()).ports())
                .containsExactly("127.0.0.1:" + part.defaultPort() + ":" + part.defaultPort());
    }

    @ParameterizedTest
    @MethodSource("services")
    void serviceIsFoundAtTheAddressThatItSaysItHas(Part service) {
        Map<String, String> environment = compose.service(service.id()).environment();

        String port = Integer.toString(service.defaultPort());
        assertThat(environment)
                .containsEntry("SERVER_PORT", port)
                .containsEntry("LER_PUBLIC_URL", "http://" + service.id() + ":" + port);
        assertThat(environment.getOrDefault("LER_OUTBOUND_ALLOWEDORIGINS", "").split(","))
                .contains(environment.get("LER_PUBLIC_URL"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void serviceOpensItsOwnDatabaseAsItsOwnUser(Part service) {
        String uri = compose.service(service.id()).environment().getOrDefault("MONGODB_URI", "");

        Matcher parts = Pattern.compile("mongodb://([^:]+):([^@]+)@([^/]+)/([^?]+)\\?(.*)")
                .matcher(uri);
        assertThat(parts.matches()).as(uri).isTrue();
        assertThat(parts.group(1)).isEqualTo(service.id());
        assertThat(parts.group(2)).as("no password in the file").isEqualTo("${mongodb-password}");
        assertThat(parts.group(3)).isEqualTo("store:27017");
        assertThat(parts.group(4)).isEqualTo(service.id());
        assertThat(parts.group(5)).isEqualTo("replicaSet=ler");
        assertThat(compose.service(service.id()).secrets())
                .containsEntry("/run/config/mongodb-password", service.id() + "-store");
    }

    @ParameterizedTest
    @MethodSource("services")
    void serviceIsHandedItsOwnSecretsAndNoOther(Part service) {
        Set<String> own = new TreeSet<>(Set.of(service.id() + "-master", service.id() + "-store"));
        if (service == Part.ISSUER || service == Part.WALLET) {
            own.add("region");
        }

        Map<String, String> secrets = compose.service(service.id()).secrets();

        assertThat(secrets.values()).containsExactlyInAnyOrderElementsOf(own);
        compose.service(service.id()).environment().forEach((name, value) -> {
            if (name.endsWith("_FILE")) {
                assertThat(secrets).as(name).containsKey(value);
            }
        });
    }

    @Test
    void noSecretStandsInAnyEnvironmentAndNothingIsTakenFromTheCallersOwn() throws Exception {
        for (String name : compose.serviceNames()) {
            assertThat(compose.service(name).environment().keySet())
                    .as(name)
                    .filteredOn(variable -> variable.matches(".*(PASSWORD|SECRET|KEY|TOKEN).*"))
                    .allMatch(variable -> variable.endsWith("_FILE"));
        }
        assertThat(Files.readString(REPOSITORY.resolve("docker-compose.yml")).lines())
                .filteredOn(line -> !line.strip().startsWith("#"))
                .noneMatch(line -> line.replace("$$", "").contains("$"));
    }

    @Test
    void everySecretIsAFileThatMakeSecretsMakes(@TempDir Path folder) throws Exception {
        Shell.run(REPOSITORY.resolve("deploy/make-secrets").toString(), folder.toString());

        compose.secretFiles().forEach((name, file) -> {
            assertThat(file).isEqualTo("deploy/secrets/" + name);
            assertThat(folder.resolve(name)).exists();
        });
    }

    @Test
    void prepareIsToldWhatLocalTellsIt(@TempDir Path folder) throws Exception {
        ComposeService prepare = compose.service("prepare");
        List<String> here = new Launches(
                        new LerHome(folder),
                        new Addresses(Ports.choose(Map.of(), Map.of(), new Properties()), Map.of()),
                        new Secrets(new LerHome(folder), new SecureRandom()),
                        new Build(folder))
                .prepare()
                .command();

        Map<?, ?> options = preparesOwnReading(prepare.command());

        assertThat(prepare.entrypoint().getLast())
                .isEqualTo(Prepare.class.getName())
                .isEqualTo(here.get(here.indexOf("--bootstrap") - 1));
        String broker = compose.service("issuer").environment().get("KAFKA_BOOTSTRAP");
        String registry = compose.service("issuer").environment().get("REGISTRY_URL");
        assertThat(options)
                .isEqualTo(Map.of(
                        "--bootstrap", String.valueOf(broker),
                        "--registry", String.valueOf(registry),
                        "--partitions", here.getLast()));
    }

    @Test
    void misspeltOptionOfPrepareIsRefused() {
        List<String> misspelt = compose.service("prepare").command().stream()
                .map(word -> word.equals("--registry") ? "--regsitry" : word)
                .toList();

        assertThatThrownBy(() -> preparesOwnReading(misspelt))
                .isInstanceOf(InvocationTargetException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    /** Prepare reads its options before it does anything, and offers that to nobody else. */
    private static Map<?, ?> preparesOwnReading(List<String> command) throws Exception {
        Method options = Prepare.class.getDeclaredMethod("options", List.class);
        options.setAccessible(true);
        return (Map<?, ?>) options.invoke(null, command);
    }

    @ParameterizedTest
    @MethodSource("services")
    void serviceWaitsUntilTopicsAndUsersAreThere(Part service) {
        assertThat(compose.service(service.id()).waitsFor())
                .containsEntry("prepare", "service_completed_successfully")
                .containsEntry("store-init", "service_completed_successfully");
    }

    @Test
    void everythingThatIsWaitedForCanBeWaitedFor() {
        for (String name : compose.serviceNames()) {
            compose.service(name).waitsFor().forEach((other, condition) -> {
                ComposeService awaited = compose.service(other);
                assertThat(condition)
                        .as(name + " waits for " + other)
                        .isEqualTo(
                                ENDS_BY_ITSELF.contains(other) ? "service_completed_successfully" : "service_healthy");
                assertThat(awaited.healthCheck().isEmpty()).as(other).isEqualTo(ENDS_BY_ITSELF.contains(other));
            });
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"REGISTRY", "IDENTITY", "ISSUER", "WALLET", "VERIFIER", "MATCHING"})
    void healthCheckAsksWhatLocalAsks(Part part) throws Exception {
        List<String> check = compose.service(part.id()).healthCheck();

        String path = check.getLast();
        assertThat(check.get(check.size() - 2)).isEqualTo(Integer.toString(part.defaultPort()));
        assertThat(check.subList(0, check.size() - 2))
                .isIn(List.of("CMD", "ready"), List.of("CMD", "bash", "/deploy/ready"));
        assertThat(AskedPath.ofReadiness(part)).endsWith(path.replaceFirst("^/realms/ler", ""));
    }

    @Test
    void playerOfTheStoryIsToldAllItMustKnowAndNoMore() {
        ComposeService demo = compose.service("demo");
        Map<String, String> environment = demo.environment();

        assertThat(demo.entry().texts("profiles")).containsExactly("demo");
        assertThat(environment.keySet()).isEqualTo(NamedExchange.NAMES);
        assertThat(demo.secrets()).containsOnlyKeys(environment.get("LER_PEOPLE_SECRET_FILE"));
        NamedExchange exchange = new NamedExchange(environment);
        assertThat(List.of(exchange.issuer(), exchange.wallet(), exchange.verifier(), exchange.matching()))
                .extracting(Object::toString)
                .isEqualTo(Part.services().stream()
                        .map(service -> String.valueOf(
                                compose.service(service.id()).environment().get("LER_PUBLIC_URL")))
                        .toList());
    }
}
