package org.lerexchange.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lerexchange.local.parts.Build;
import org.lerexchange.local.parts.LerHome;
import org.lerexchange.local.parts.Part;
import org.lerexchange.local.parts.Ports;
import org.lerexchange.local.supervision.PartState;
import org.lerexchange.local.supervision.Progress;
import org.lerexchange.schemas.Principals;

/** The parts that the services stand on, as real processes on free ports. */
class InfrastructureTest {

    private static final String TOPIC = "ler.test.said";
    private static final String SCHEMA = "{\"schema\":\"\\\"string\\\"\"}";

    @TempDir
    private Path folder;

    @Test
    void whatWasKilledComesBackWithItsDataAndEndsWithoutATrace() throws Exception {
        assumeTrue(Files.exists(Build.found().registry()), "skipped: the unpacked schema registry is missing");
        Ports ports = Ports.free();
        try (LocalExchange exchange = exchange(ports)) {
            exchange.upInfrastructure();
            makeTopic(exchange.kafkaClient(Principals.ADMIN));
            register(exchange.registry());

            infrastructure(exchange).forEach(part -> killed(part.pid().orElseThrow()));
            exchange(ports).upInfrastructure();

            assertThat(topics(exchange.kafkaClient(Principals.ADMIN))).contains(TOPIC);
            assertThat(subjects(exchange.registry())).contains(TOPIC + "-value");
            assertThat(infrastructure(exchange)).allMatch(part -> part.state() == PartState.State.READY);
        } finally {
            exchange(ports).down();
        }

        assertThat(infrastructure(exchange(ports))).allMatch(part -> part.state() == PartState.State.STOPPED);
        assertThat(ports.byPart().values()).noneMatch(Ports::isTaken);
    }

    @Test
    void brokersFolderOfABuildWithoutPrincipalsGoesOnWithItsAdministrator() throws Exception {
        Path log = Files.createDirectories(new LerHome(folder).data("kafka").resolve("log"));
        new Formatter()
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(log.toString())
                .setMetadataLogDirectory(log.toString())
                .setControllerListenerName("CONTROLLER")
                .run();
        LocalExchange exchange = exchange(Ports.free());
        try {
            exchange.start(List.of(Part.KAFKA));

            makeTopic(exchange.kafkaClient(Principals.ADMIN));
            assertThat(topics(exchange.kafkaClient(Principals.ADMIN))).containsExactly(TOPIC);
        } finally {
            exchange.down();
        }
    }

    private LocalExchange exchange(Ports ports) {
        return new LocalExchange(new LerHome(folder), ports, Map.of(), new Silent());
    }

    private static List<PartState> infrastructure(LocalExchange exchange) {
        return exchange.states().stream()
                .filter(state -> Part.infrastructure().contains(state.part()))
                .toList();
    }

    private static void killed(long pid) {
        ProcessHandle.of(pid).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        });
    }

    private static void makeTopic(Map<String, Object> client) throws Exception {
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static Set<String> topics(Map<String, Object> client) throws Exception {
        try (Admin admin = Admin.create(client)) {
            return admin.listTopics().names().get();
        }
    }

    private static void register(URI registry) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry + "/subjects/" + TOPIC + "-value/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(SCHEMA))
                .build();
        assertThat(sent(request).statusCode()).isEqualTo(200);
    }

    private static String subjects(URI registry) throws Exception {
        return sent(HttpRequest.newBuilder(URI.create(registry + "/subjects")).build())
                .body();
    }

    private static HttpResponse<String> sent(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static final class Silent implements Progress {
        @Override
        public void ready(String what, String where, Duration after) {}

        @Override
        public void said(String line) {}
    }
}
