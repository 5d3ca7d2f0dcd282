package org.lerexchange.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Trials B01–B05, S07, S08; each test names its own. */
@DoorTest
class BodiesAtTheDoorTest {

    private static final Duration PROMPT = Duration.ofMillis(500);
    private static final int FIFTY_MEGABYTES = 50 * 1024 * 1024;

    private final Door door;
    private final ToyController toys;

    BodiesAtTheDoorTest(
            @Autowired IdentityProvider identity, @Autowired ToyController toys, @LocalServerPort int port) {
        this.door = new Door(port, identity.token("institution.staff"));
        this.toys = toys;
    }

    /** S07. */
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

    /** S08. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"$ne\":null}", "{\"$where\":\"1\"}", "[\"$expr\"]"})
    void anOperatorInPlaceOfAValueIsRefused(String operator) {
        HttpResponse<String> answer = door.post("/things", "{\"name\":" + operator + "}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Door.code(answer)).isEqualTo("json.mismatch");
        assertThat(Door.json(answer).path("field").asString()).isEqualTo("name");
    }

    /** S08. */
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

    /** B04. */
    @Test
    void aDuplicateKeyIsRefused() {
        HttpResponse<String> answer = door.post("/things", "{\"name\":\"ball\",\"name\":\"bat\"}");
        HttpResponse<String> tree = door.post("/wide", "{\"issuer\":1,\"issuer\":2}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Door.code(answer)).isEqualTo("json.duplicate-key");
        assertThat(Door.code(tree)).isEqualTo("json.duplicate-key");
    }

    /** B02. */
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

    /** B03. */
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

    /** B01. */
    @Test
    void aDeclaredLengthAboveTheLimitIsRefusedUnread() throws IOException {
        String answer = raw("Content-Length: 52428800\r\n\r\n", "");

        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    /** B01. */
    @Test
    void aBodyInChunksIsRefusedAtTheFirstByteTooMany() throws IOException {
        String chunk = Integer.toHexString(300_000) + "\r\n" + " ".repeat(300_000) + "\r\n";

        String answer = raw("Transfer-Encoding: chunked\r\n\r\n", chunk);

        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    /** B01: of 50 MB no more is taken than lies in the buffers between the two; so the heap never holds it. */
    @Test
    void fiftyMegabytesInChunksAreRefusedLongBeforeTheirEnd() throws IOException {
        byte[] chunk = ("10000\r\n" + " ".repeat(65_536) + "\r\n").getBytes(US_ASCII);
        long sent = 0;
        String answer;
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), door.port())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(head("Transfer-Encoding: chunked\r\n\r\n"));
            while (sent < FIFTY_MEGABYTES && socket.getInputStream().available() == 0 && isWritten(out, chunk)) {
                sent += chunk.length;
            }
            answer = new String(socket.getInputStream().readNBytes(12), US_ASCII);
        }

        assertThat(answer).isEqualTo("HTTP/1.1 413");
        assertThat(sent).isLessThan(FIFTY_MEGABYTES / 2);
    }

    /** B01: 50 MB that come as 50 KB are refused unread. */
    @Test
    void aPackedBodyIsRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[FIFTY_MEGABYTES]);
        }

        HttpResponse<String> answer = door.post("/things", packed.toByteArray(), "Content-Encoding", "gzip");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(Door.code(answer)).isEqualTo("body.packed");
    }

    /** B24: what Spring Security keeps from every chain is a problem, too. */
    @ParameterizedTest
    @ValueSource(strings = {"/search%00", "/search%0d%0aX:%20y", "/a;b=c", "/a%2f..%2fb", "/a%25b"})
    void anOddPathIsAProblem(String path) {
        HttpResponse<String> answer = door.get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Door.code(answer)).isEqualTo("request.malformed");
    }

    /** B05. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\\u0000", "a\\u0007", "\\ud800", "a\\udc00b", "\u202egpj.exe", "a\u200bb", "\ufeffa", "\u2066a"
            })
    void textThatIsNotWhatItLooksLikeIsRefusedByItsField(String name) {
        int before = toys.made.get();

        HttpResponse<String> answer = door.post("/things", "{\"name\":\"" + name + "\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Door.code(answer)).isEqualTo("text.unsafe");
        assertThat(Door.json(answer).path("field").asString()).isEqualTo("name");
        assertThat(answer.body()).doesNotContain("gpj", "\u202e");
        assertThat(toys.made).hasValue(before);
    }

    /** B05: names of people in every script, with the joiners that some need. */
    @ParameterizedTest
    @ValueSource(strings = {"Łukasz Żółć", "علی‌رضا", "क्‍ष", "山田太郎", "Zoë O'Neill-García", "a\\tb\\nc", "👩‍🔬"})
    void peoplesNamesAreTakenAsTheyAre(String name) {
        assertThat(door.post("/things", "{\"name\":\"" + name + "\"}").statusCode())
                .isEqualTo(201);
    }

    /** B05. */
    @Test
    void whatIsNoUtf8IsRefused() {
        byte[] broken = {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};
        byte[] surrogate = {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'
        };

        assertThat(door.post("/things", broken).statusCode()).isEqualTo(400);
        assertThat(door.post("/things", surrogate).statusCode()).isEqualTo(400);
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

    /** Whether it went out: not once the service has closed its end. */
    private static boolean isWritten(OutputStream out, byte[] chunk) {
        try {
            out.write(chunk);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private byte[] head(String more) {
        return ("POST /things HTTP/1.1\r\nHost: toy\r\nAuthorization: Bearer " + door.token()
                        + "\r\nContent-Type: application/json\r\n" + more)
                .getBytes(US_ASCII);
    }

    private String raw(String headers, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), door.port())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(head(headers + body));
            out.flush();
            return new String(socket.getInputStream().readNBytes(12), US_ASCII);
        }
    }
}
