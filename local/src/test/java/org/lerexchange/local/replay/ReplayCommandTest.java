package org.lerexchange.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command against four services: issuer's models are equal, matching's differ, wallet is busy, verifier starts anew. */
class ReplayCommandTest {

    private static final String RUNNING = """
        {"state":"running","kept":["awards"],"models":[{"model":"status.lists","state":"reading","read":50,"of":90}]}\
        """;
    private static final String EQUAL = """
        {"state":"done","kept":["awards"],"models":[{"model":"status.lists","state":"equal","records":90,"broken":1,
         "liveCount":7,"rebuiltCount":7,"liveDigest":"0a1b2c3d4e5f6a7b","rebuiltDigest":"0a1b2c3d4e5f6a7b","equal":true,
         "took":1234}]}\
        """;
    private static final String DIFFERENT = """
        {"state":"done","kept":[],"models":[{"model":"profiles","state":"different","records":3,"liveCount":1,
         "rebuiltCount":2,"liveDigest":"0a","rebuiltDigest":"0b","equal":false,"took":10},
         {"model":"index","state":"failed","note":"could not be rebuilt: TimeoutException","took":10}]}\
        """;

    private final List<String> out = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> times = new ConcurrentHashMap<>();

    private HttpServer server;
    private ReplayCommand command;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/", this::answer);
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        command = new ReplayCommand(
                Map.of(
                        "issuer", address.resolve("/issuer"),
                        "wallet", address.resolve("/wallet"),
                        "verifier", address.resolve("/verifier"),
                        "matching", address.resolve("/matching")),
                person -> "token-of-" + person,
                out::add,
                faults::add,
                Duration.ofMillis(1));
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        seen.add(asked);
        String answer = answer(asked, times.merge(asked, 1, Integer::sum));
        boolean ours =
                "Bearer token-of-operator".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(!ours ? 403 : answer.contains("\"detail\"") ? 409 : 202, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String answer(String asked, int time) {
        return switch (asked) {
            case "POST /issuer/replay" -> RUNNING;
            case "GET /issuer/replay" -> time < 3 ? RUNNING : EQUAL;
            case "POST /matching/replay" -> DIFFERENT;
            case "POST /verifier/replay" -> RUNNING;
            case "GET /verifier/replay" -> "{\"state\":\"idle\",\"models\":[],\"kept\":[]}";
            default -> "{\"code\":\"replay.running\",\"detail\":\"expected no run under way\"}";
        };
    }

    @Test
    void aRunIsFollowedToItsEndAndShownWithWhatIsNeverRebuilt() {
        int code = command.run(List.of("issuer"));

        assertThat(code).isZero();
        assertThat(out)
                .containsExactly(
                        "  issuer status.lists: reading, read 50 of 90",
                        "service  model         records        live  rebuilt  digest        seconds  result",
                        "issuer   status.lists  90 + 1 broken  7     7        0a1b2c3d4e5f  1.2      equal",
                        "issuer   awards        -              -     -        -             -        "
                                + "system of record: backed up, never rebuilt");
        assertThat(faults).isEmpty();
        assertThat(seen).startsWith("POST /issuer/replay").hasSize(4);
    }

    @Test
    void aModelThatDiffersOrCouldNotBeComparedFailsTheCommand() {
        int code = command.run(List.of("matching"));

        assertThat(code).isEqualTo(1);
        assertThat(faults)
                .containsExactly(
                        "matching profiles holds 0a, rebuilt 0b",
                        "matching index was not compared (could not be rebuilt: TimeoutException)");
    }

    @Test
    void allServicesAreAskedThoughOneRefusesAndOneStartsAnew() {
        int code = command.run(List.of("all"));

        assertThat(code).isEqualTo(1);
        assertThat(faults)
                .hasSize(4)
                .contains(
                        "wallet: replay.running: expected no run under way",
                        "verifier: the service was started anew meanwhile; nothing was compared");
        assertThat(out).anyMatch(line -> line.startsWith("issuer    status.lists"));
    }

    @Test
    void whatIsNotUnderstoodAsksNobody() {
        List<List<String>> misused = List.of(List.of(), List.of("nobody"), List.of("issuer", "wallet"));

        assertThat(misused).allSatisfy(words -> assertThat(command.run(words)).isEqualTo(2));
        assertThat(seen).isEmpty();
    }
}
