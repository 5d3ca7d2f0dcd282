package org.lerexchange.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceEnvironmentTest {

    @TempDir
    private Path folder;

    private ServiceEnvironment environment;

    @BeforeEach
    void setUp() {
        LerHome home = new LerHome(folder);
        Addresses addresses = new Addresses(Ports.choose(Map.of(), Map.of(), new Properties()), Map.of());
        environment = new ServiceEnvironment(home, addresses, new Secrets(home, new SecureRandom()));
    }

    @Test
    void serviceIsToldWhereEverythingIs() {
        assertThat(environment.of(Part.VERIFIER))
                .containsEntry("SERVER_PORT", "8083")
                .containsEntry("SERVER_ADDRESS", "127.0.0.1")
                .containsEntry("MONGODB_URI", "mongodb://127.0.0.1:27017/verifier")
                .containsEntry("KAFKA_BOOTSTRAP", "127.0.0.1:9092")
                .containsEntry("REGISTRY_URL", "http://127.0.0.1:8085/apis/ccompat/v7")
                .containsEntry("LER_IDENTITY_ISSUERURI", "http://127.0.0.1:8090");
    }

    @Test
    void everyServiceLogsInAtTheBrokerAsItselfByAFileThatOnlyItsOwnerMayRead() throws Exception {
        Path wallets = Path.of(
                environment.of(Part.WALLET).getOrDefault("KAFKA_SETTINGS", "").replaceFirst("^file:", ""));

        assertThat(LerHome.read(wallets))
                .containsEntry("spring.kafka.properties.security.protocol", "SASL_PLAINTEXT")
                .hasEntrySatisfying(
                        "spring.kafka.properties.sasl.jaas.config",
                        login -> assertThat(login).asString().contains("username=\"wallet\""));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(wallets)))
                .isEqualTo("rw-------");
    }

    @Test
    void atSomebodyElsesBrokerAServiceLogsInAsNobody() {
        LerHome home = new LerHome(folder);
        Addresses theirs = new Addresses(
                Ports.choose(Map.of(), Map.of(), new Properties()), Map.of("KAFKA_BOOTSTRAP", "broker.example:9092"));

        assertThat(new ServiceEnvironment(home, theirs, new Secrets(home, new SecureRandom())).of(Part.WALLET))
                .containsEntry("KAFKA_SETTINGS", "")
                .containsEntry("KAFKA_BOOTSTRAP", "broker.example:9092");
    }

    @Test
    void onlyIssuerAndWalletLearnTheRegionsSecret() {
        assertThat(environment.of(Part.ISSUER)).containsKey("LER_REGION_SECRET_FILE");
        assertThat(environment.of(Part.WALLET)).containsKey("LER_REGION_SECRET_FILE");
        assertThat(environment.of(Part.VERIFIER)).doesNotContainKey("LER_REGION_SECRET_FILE");
        assertThat(environment.of(Part.MATCHING)).doesNotContainKey("LER_REGION_SECRET_FILE");
    }

    @Test
    void everyServiceHasAMasterKeyOfItsOwnThatOnlyItsOwnerMayRead() throws Exception {
        Path issuers = Path.of(environment.of(Part.ISSUER).get("LER_MASTER_KEY_FILE"));
        Path wallets = Path.of(environment.of(Part.WALLET).get("LER_MASTER_KEY_FILE"));

        assertThat(Files.readString(issuers)).isNotEqualTo(Files.readString(wallets));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(issuers)))
                .isEqualTo("rw-------");
    }

    @Test
    void secondStartFindsTheSameSecrets() throws Exception {
        String first = Files.readString(Path.of(environment.of(Part.WALLET).get("LER_MASTER_KEY_FILE")));
        String second = Files.readString(Path.of(environment.of(Part.WALLET).get("LER_MASTER_KEY_FILE")));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void allowedOriginsAreTheExchangesOwnDoorsAndNoMore() {
        assertThat(environment
                        .of(Part.VERIFIER)
                        .getOrDefault("LER_OUTBOUND_ALLOWEDORIGINS", "")
                        .split(","))
                .containsExactlyInAnyOrder(
                        "http://127.0.0.1:8090",
                        "http://127.0.0.1:8081",
                        "http://127.0.0.1:8082",
                        "http://127.0.0.1:8083",
                        "http://127.0.0.1:8084");
    }
}
