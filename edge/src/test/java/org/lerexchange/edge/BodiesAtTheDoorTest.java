package org.lerexchange.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Trials B01–B04, S07, S08. */
@DoorTest
class BodiesAtTheDoorTest {

    private static final Duration PROMPT = Duration.ofMillis(500);

    private final Door door;
    private final ToyController toys;

    BodiesAtTheDoorTest(
            @Autowired IdentityProvider identity, @Autowired ToyController toys, @LocalServerPort int port) {
        this.door = new Door(port, identity.token("institution.staff"));
        this.toys = toys;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenantId", "status", "verified", "roles", "_id", "_class", "outbox", "seq", "$where"})
    void anUnknownPropertyIsRefusedByName(String property) {
        int before = toys.made.get();

        HttpResponse<String> answer = door.post("/things", "{\"name\":\"ball\",\"" + property + "\":\"x\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Door.code(answer)).isEqualTo("json.unknown-property");
        assertThat(Door.json(answer).path("field").asString()).isEqualTo(property);
        assertThat(toys.made).hasValue(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"$ne\":null}", "{\"$where\":\"1\"}", "[\"$expr\"]"})
    void anOperatorInPlaceOfAValueIsRefused(String operator) {
        HttpResponse<String> answer = door.post("/things", "{\"name\":" + operator + "}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Door.code(answer)).isEqualTo("json.mismatch");
        assertThat(Door.json(answer).path("field").asString()).isEqualTo("name");
    }

    @Test
    void anOperatorAsTextIsText() {
        HttpResponse<String> made = door.post("/things", "{\"name\":\"$ne\"}");
        HttpResponse<String> searched = door.get("/search?field=%7B%22%24ne%22%3Anull%7D");
        HttpResponse<String> bracketed = door.get("/search?field%5B%24gt%5D=1");

        assertThat(Door.json(made).path("name").asString()).isEqualTo("$ne");
        assertThat(Door.json(searched).path("looked for").asString()).isEqualTo("{\"$ne\":null}");
        assertThat(bracketed.statusCode()).isEqualTo(400);
        assertThat(Door.code(bracketed)).isEqualTo("request.missing");
    }

    @Test
    void aDuplicateKeyIsRefused() {
        HttpResponse<String> answer = door.post("/things", "{\"name\":\"ball\",\"name\":\"bat\"}");
        HttpResponse<String> tree = door.post("/wide", "{\"issuer\":1,\"issuer\":2}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Door.code(answer)).isEqualTo("json.duplicate-key");
        assertThat(Door.code(tree)).isEqualTo("json.duplicate-key");
    }

    @Test
    void whatIsTooDeepIsRefusedPromptly() {
        door.post("/wide", "[]");
        long began = System.nanoTime();

        HttpResponse<String> arrays = door.post("/wide", "[".repeat(100_000));
        HttpResponse<String> objects = door.post("/wide", "{\"a\":".repeat(100_000));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PROMPT);
        assertThat(arrays.statusCode()).isEqualTo(400);
        assertThat(Door.code(arrays)).isEqualTo("json.limit");
        assertThat(Door.code(objects)).isEqualTo("json.limit");
        assertThat(door.post("/wide", "[".repeat(64) + "]".repeat(64)).statusCode())
                .isEqualTo(200);
        assertThat(door.post("/wide", "[".repeat(65) + "]".repeat(65)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void longNumbersLongNamesAndTooManyKeysAreRefused() {
        String keys =
                IntStream.range(0, 100_000).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(","));

        assertThat(Door.code(door.post("/wide", "[" + "9".repeat(1_000_000) + "]")))
                .isEqualTo("json.limit");
        assertThat(Door.code(door.post("/wide", "{\"" + "n".repeat(5_000_000) + "\":1}")))
                .isEqualTo("json.limit");
        assertThat(Door.code(door.post("/wide", "{" + keys + "}"))).isEqualTo("json.limit");
    }

    @Test
    void brokenJsonAndOtherMediaAreRefused() {
        assertThat(Door.code(door.post("/things", "{\"name\":"))).isEqualTo("json.malformed");
        assertThat(Door.code(door.post("/things", "{\"name\":\"a\"} extra"))).startsWith("json.");
        assertThat(door.post("/things", "").statusCode()).isEqualTo(400);
        assertThat(door.post("/open/hello", "{}").statusCode()).isEqualTo(405);
        assertThat(door.get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(door.post("/things", "{\"name\":\"" + "x".repeat(300_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aDeclaredLengthAboveTheLimitIsRefusedUnread() throws IOException {
        String answer = raw("Content-Length: 52428800\r\n\r\n", "");

        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void aBodyInChunksIsRefusedAtTheFirstByteTooMany() throws IOException {
        String chunk = Integer.toHexString(300_000) + "\r\n" + " ".repeat(300_000) + "\r\n";

        String answer = raw("Transfer-Encoding: chunked\r\n\r\n", chunk);

        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void aPackedBodyIsRefused() {
        HttpResponse<String> answer = door.post("/things", "{}", "Content-Encoding", "gzip");

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void aFaultOfOursSaysNothingOfItsInside() {
        toys.faults.set(0);

        HttpResponse<String> answer = door.post("/fault", "");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Door.json(answer).propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "code", "errorId");
        assertThat(answer.body()).doesNotContain("secret", "Exception", "org.", "at ");
    }

    @Test
    void aRefusalIsAProblemWithItsFieldAndRule() {
        HttpResponse<String> answer = door.post("/refuse", "");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Door.json(answer).path("type").asString()).isEqualTo("urn:ler:problem:toy.broken");
        assertThat(Door.json(answer).path("field").asString()).isEqualTo("toy");
        assertThat(Door.json(answer).path("rule").asString()).isEqualTo("TOY-1");
    }

    private String raw(String headers, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), door.port())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /things HTTP/1.1\r\nHost: toy\r\nAuthorization: Bearer " + door.token()
                            + "\r\nContent-Type: application/json\r\n" + headers + body)
                    .getBytes(US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readNBytes(12), US_ASCII);
        }
    }
}
