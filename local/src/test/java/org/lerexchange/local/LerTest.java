package org.lerexchange.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lerexchange.local.parts.Part;
import org.lerexchange.local.parts.Ports;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LerTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream faults = new ByteArrayOutputStream();

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void statusOfAnExchangeThatIsDownNamesEveryPartAsStopped() {
        Ports free = Ports.free();

        int code = ler("status", "--json", Part.KAFKA.portOption(), Integer.toString(free.of(Part.KAFKA)));

        JsonNode status = new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(code).isZero();
        assertThat(status.get("parts")).hasSize(Part.values().length);
        assertThat(status.get("parts").valueStream())
                .allMatch(part -> part.get("state").asString().equals("stopped"));
        assertThat(status.get("kafka").asString()).isEqualTo("127.0.0.1:" + free.of(Part.KAFKA));
        assertThat(status.get("registry").asString()).endsWith("/apis/ccompat/v7");
    }

    @Test
    void unknownCommandIsAMisuseAndHelpIsGiven() {
        assertThat(ler("dance")).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("dance", "demo", "down");
    }

    @Test
    void tokenOfNobodyIsRefusedByName() {
        assertThat(ler("token", "nobody")).isEqualTo(2);
        assertThat(faults.toString(StandardCharsets.UTF_8)).contains("nobody");
    }

    @Test
    void servicesClientPropertiesLogItInAtTheBrokerAndNameTheRegistry() {
        assertThat(ler("client-properties", "wallet")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.startsWith("bootstrap.servers=127.0.0.1:"))
                .contains("security.protocol=SASL_PLAINTEXT", "sasl.mechanism=SCRAM-SHA-256", "#group.id=wallet.reader")
                .anyMatch(line -> line.matches("sasl\\.jaas\\.config=.*username=\"wallet\" password=\"[\\w-]{43}\";"))
                .anyMatch(line -> line.matches("schema\\.registry\\.url=http://.*/apis/ccompat/v7"));
    }

    @Test
    void secondAskerGetsTheSamePassword() {
        ler("client-properties", "operator");
        String first = out.toString(StandardCharsets.UTF_8);
        out.reset();

        ler("client-properties", "operator");

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(first);
    }

    @Test
    void clientPropertiesOfNobodySayWhoThereIs() {
        assertThat(ler("client-properties", "admin")).isEqualTo(2);
        assertThat(faults.toString(StandardCharsets.UTF_8)).contains("'admin'", "operator", "college", "tamsin-steel");
    }

    @Test
    void doorOfATenantIsNotOpenedWhileTheExchangeIsDown() {
        int kafka = Ports.free().of(Part.KAFKA);

        assertThat(ler("client-properties", "college", Part.KAFKA.portOption(), Integer.toString(kafka)))
                .isEqualTo(1);
        assertThat(faults.toString(StandardCharsets.UTF_8)).contains("not up", "./ler up");
    }

    @Test
    void brokerOfSomebodyElsesIsReachedAsItsOwnSettingsSay() throws Exception {
        Path settings = Files.writeString(folder.resolve("theirs.properties"), "security.protocol=SSL\n");
        environment.put("KAFKA_BOOTSTRAP", "broker.example:9093");

        ler("client-properties", "wallet");
        String plain = out.toString(StandardCharsets.UTF_8);
        out.reset();
        environment.put("KAFKA_CLIENT_PROPERTIES", settings.toString());
        ler("client-properties", "wallet");

        assertThat(plain).contains("bootstrap.servers=broker.example:9093").doesNotContain("security.protocol");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("security.protocol=SSL")
                .doesNotContain("sasl");
    }

    @Test
    void downOfAnExchangeThatIsDownIsDone() {
        assertThat(ler("down")).isZero();
    }

    private int ler(String... line) {
        environment.put("LER_HOME", folder.toString());
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(faults, true, StandardCharsets.UTF_8));
        return new Ler(console, environment).run(line);
    }
}
