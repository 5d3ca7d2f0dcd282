package org.lerexchange.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
    void downOfAnExchangeThatIsDownIsDone() {
        assertThat(ler("down")).isZero();
    }

    private int ler(String... line) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(faults, true, StandardCharsets.UTF_8));
        return new Ler(console, Map.of("LER_HOME", folder.toString())).run(line);
    }
}
