package org.lerexchange.local.letters;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against two services that remember what came: wallet has two pages of letters, issuer none. */
class DeadLettersCommandTest {

    private static final String LETTER = """
        {"id":"%s","time":"2026-11-25T08:00:00Z","topic":"ler.credential.issued","partition":1,"offset":7,
         "group":"wallet.holdings","key":"sha256:0a1b","code":"UNFIT","size":13,"state":"%s","repaired":false}\
        """;

    private final List<String> out = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    private HttpServer server;
    private DeadLettersCommand command;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/", this::answer);
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        command = new DeadLettersCommand(
                Map.of("wallet", address.resolve("/wallet"), "issuer", address.resolve("/issuer")),
                person -> "token-of-" + person,
                out::add,
                faults::add);
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add((asked + " " + body).strip());
        String answer = answer(asked);
        boolean ours =
                "Bearer token-of-operator".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(!ours ? 403 : answer.contains("\"detail\"") ? 409 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String answer(String asked) {
        return switch (asked) {
            case "GET /wallet/dead-letters?limit=200" ->
                "{\"items\":[" + LETTER.formatted("0-1", "waiting") + "],\"after\":\"0-1\"}";
            case "GET /wallet/dead-letters?limit=200&after=0-1" ->
                "{\"items\":[" + LETTER.formatted("0-12", "dropped") + "]}";
            case "GET /issuer/dead-letters?limit=200" -> "{\"items\":[]}";
            case "GET /wallet/dead-letters/0-1" -> "{\"letter\":{},\"draft\":{\"seq\":3}}";
            case "POST /wallet/dead-letters/0-12/send" ->
                "{\"code\":\"letter.not-waiting\",\"detail\":\"expected a letter that waits\"}";
            default -> LETTER.formatted("0-1", "sent");
        };
    }

    @Test
    void theLettersOfAllServicesAreListedPageByPage() {
        int code = command.run(List.of());

        assertThat(code).isZero();
        assertThat(out).hasSize(3);
        assertThat(out.getFirst()).startsWith("service  id    time");
        assertThat(out.get(1)).startsWith("wallet   0-1   2026-11-25T08:00:00Z  ler.credential.issued  1@7");
        assertThat(out.get(2)).endsWith("UNFIT  13     dropped");
    }

    @Test
    void aServiceWithoutLettersSaysSo() {
        assertThat(command.run(List.of("issuer"))).isZero();

        assertThat(out).containsExactly("There are no dead letters.");
        assertThat(seen).containsExactly("GET /issuer/dead-letters?limit=200");
    }

    @Test
    void whatIsShownCanBePutRightInAFileAndHandedBack(@TempDir Path folder) throws IOException {
        command.run(List.of("wallet", "show", "0-1"));
        Path file = Files.writeString(folder.resolve("letter.json"), out.getFirst());

        int code = command.run(List.of("wallet", "repair", "0-1", file.toString()));

        assertThat(code).isZero();
        assertThat(seen).last().isEqualTo("PUT /wallet/dead-letters/0-1/repair {\"seq\":3}");
    }

    @Test
    void aReasonMayHaveSeveralWords() {
        command.run(List.of("wallet", "drop", "0-1", "the", "sender's", "test"));

        assertThat(seen).containsExactly("POST /wallet/dead-letters/0-1/drop {\"reason\":\"the sender's test\"}");
    }

    @Test
    void whatAServiceRefusesIsToldWithItsCodeAndFails() {
        int code = command.run(List.of("wallet", "send", "0-12"));

        assertThat(code).isEqualTo(1);
        assertThat(faults).containsExactly("letter.not-waiting: expected a letter that waits");
        assertThat(out).isEmpty();
    }

    @Test
    void whatIsNotUnderstoodAsksNobody() {
        List<List<String>> misused = List.of(
                List.of("nobody"),
                List.of("wallet", "show"),
                List.of("wallet", "burn", "0-1"),
                List.of("wallet", "drop", "0-1"),
                List.of("wallet", "repair", "0-1"),
                List.of("wallet", "send", "0-1", "0-2"));

        assertThat(misused).allSatisfy(words -> assertThat(command.run(words)).isEqualTo(2));
        assertThat(command.run(List.of("wallet", "show", "../state"))).isEqualTo(1);
        assertThat(seen).isEmpty();
    }
}
