package org.lerexchange.local.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PortsTest {

    private static final Properties NOTHING = new Properties();

    @Test
    void defaultsAreThoseOfTheDesign() {
        Ports ports = Ports.choose(Map.of(), Map.of(), NOTHING);

        assertThat(ports.byPart())
                .containsEntry(Part.ISSUER, 8081)
                .containsEntry(Part.WALLET, 8082)
                .containsEntry(Part.VERIFIER, 8083)
                .containsEntry(Part.MATCHING, 8084)
                .containsEntry(Part.REGISTRY, 8085)
                .containsEntry(Part.IDENTITY, 8090)
                .containsEntry(Part.KAFKA, 9092)
                .containsEntry(Part.STORE, 27017);
    }

    @Test
    void optionOutranksEnvironmentAndEnvironmentWhatIsRemembered() {
        Properties remembered = new Properties();
        remembered.setProperty("kafka", "1001");
        remembered.setProperty("wallet", "1002");
        remembered.setProperty("issuer", "1003");
        Map<String, String> environment = Map.of("LER_PORT_KAFKA", "2001", "LER_PORT_WALLET", "2002");

        Ports ports = Ports.choose(Map.of(Part.KAFKA, 3001), environment, remembered);

        assertThat(ports.of(Part.KAFKA)).isEqualTo(3001);
        assertThat(ports.of(Part.WALLET)).isEqualTo(2002);
        assertThat(ports.of(Part.ISSUER)).isEqualTo(1003);
    }

    @Test
    void wrongNumberIsRefusedWithTheSettingsName() {
        assertThatThrownBy(() -> Ports.choose(Map.of(), Map.of("LER_PORT_KAFKA", "many"), NOTHING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LER_PORT_KAFKA");
    }

    @Test
    void takenPortIsNamedInOneLineWithTheSettingThatMovesIt() throws IOException {
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = somebody.getLocalPort();

            assertThat(Ports.isTaken(port)).isTrue();
            assertThat(Ports.takenLine(Part.KAFKA, port))
                    .contains(Integer.toString(port), "Kafka", "--port-kafka", "LER_PORT_KAFKA")
                    .doesNotContain("\n");
        }
    }

    @Test
    void freePortsAreDistinct() {
        Ports free = Ports.free();

        assertThat(new HashSet<>(free.byPart().values())).hasSize(Part.values().length);
    }
}
