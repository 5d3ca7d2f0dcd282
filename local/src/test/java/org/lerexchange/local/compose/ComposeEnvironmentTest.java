package org.lerexchange.local.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lerexchange.local.parts.Addresses;
import org.lerexchange.local.parts.Build;
import org.lerexchange.local.parts.LerHome;
import org.lerexchange.local.parts.Part;
import org.lerexchange.local.parts.Ports;
import org.lerexchange.local.parts.Secrets;
import org.lerexchange.local.parts.ServiceEnvironment;

class ComposeEnvironmentTest {

    private static final Path REPOSITORY = Build.found().repository();

    @TempDir
    private Path folder;

    private ServiceEnvironment here;
    private ComposeEnvironment environment;

    static List<Part> services() {
        return Part.services();
    }

    @BeforeEach
    void setUp() {
        LerHome home = new LerHome(folder);
        Ports ports = Ports.choose(Map.of(Part.WALLET, 18_082), Map.of(), new Properties());
        here = new ServiceEnvironment(home, new Addresses(ports, Map.of()), new Secrets(home, new SecureRandom()));
        environment = ComposeEnvironment.in(REPOSITORY, here);
    }

    @ParameterizedTest
    @MethodSource("services")
    void serviceIsToldTheSameNamesAsInLocal(Part service) {
        assertThat(environment.of(service)).containsOnlyKeys(here.of(service).keySet());
    }

    @ParameterizedTest
    @MethodSource("services")
    void noContainersAddressOrFileIsLeft(Part service) {
        assertThat(environment.of(service).values())
                .noneMatch(
                        value -> value.matches(
                                ".*(0\\.0\\.0\\.0|/run/|//(kafka|registry|store|identity|issuer|wallet|verifier|matching)|@store).*"))
                .noneMatch(value -> value.startsWith("kafka:") || value.contains("${"));
    }

    @Test
    void everyReplacementIsListed() {
        Map<String, String> inTheFile =
                ComposeFile.in(REPOSITORY).service("wallet").environment();
        Map<String, String> told = environment.of(Part.WALLET);

        assertThat(environment.replacements(Part.WALLET))
                .extracting(ComposeEnvironment.Replacement::name)
                .containsExactlyElementsOf(inTheFile.keySet().stream()
                        .filter(name -> !Objects.equals(inTheFile.get(name), told.get(name)))
                        .toList());
        assertThat(environment.replacements(Part.WALLET))
                .extracting(ComposeEnvironment.Replacement::toString)
                .contains("wallet: SERVER_PORT=8082 is 18082 here")
                .contains("wallet: MONGODB_URI=mongodb://store:27017/wallet?replicaSet=ler is"
                        + " mongodb://127.0.0.1:27017/wallet here");
    }

    @Test
    void misspeltNameReachesTheServiceAsItStands() throws Exception {
        String text = Files.readString(REPOSITORY.resolve("docker-compose.yml"))
                .replace(
                        "REGISTRY_URL: http://registry:8085\n  LER_ID", "REGISTRY_URI: http://registry:8085\n  LER_ID");

        Map<String, String> told = new ComposeEnvironment(ComposeFile.parse(text), here).of(Part.ISSUER);

        assertThat(told).containsKey("REGISTRY_URI").doesNotContainKey("REGISTRY_URL");
    }

    @Test
    void secretThatAServiceMayNotKnowIsRefused() throws Exception {
        String text = Files.readString(REPOSITORY.resolve("docker-compose.yml"))
                .replace(
                        "LER_MASTER_KEY_FILE: /run/secrets/matching-master",
                        "LER_MASTER_KEY_FILE: /run/secrets/matching-master\n"
                                + "      LER_REGION_SECRET_FILE: /run/secrets/region");

        ComposeEnvironment generous = new ComposeEnvironment(ComposeFile.parse(text), here);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> generous.of(Part.MATCHING))
                .withMessageContaining("LER_REGION_SECRET_FILE");
    }
}
