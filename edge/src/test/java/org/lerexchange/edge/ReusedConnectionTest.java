package org.lerexchange.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A connection on which a request was refused serves the next one or is closed; it never falls silent. */
@DoorTest
class ReusedConnectionTest {

    private static final String NEXT = "GET /open/hello HTTP/1.1\r\nHost: toy\r\n\r\n";
    private static final String LATER = "GET /open/later HTTP/1.1\r\nHost: toy\r\n\r\n";
    private static final int SILENCE_MILLIS = 10_000;

    private final String token;
    private final int port;

    ReusedConnectionTest(@Autowired IdentityProvider identity, @LocalServerPort int port) {
        this.token = identity.token("institution.staff");
        this.port = port;
    }

    @ParameterizedTest
    @CsvSource({
        "/things, good, 300000, false, 413",
        "/things, none, 0, false, 401",
        "/things, none, 1024, true, 401",
        "/things, bad, 65536, false, 401",
        "/things, bad, 200000, true, 401",
        "/nowhere, good, 1024, false, 404",
        "/open/hello, none, 65536, true, 405"
    })
    void aRequestRefusedBehindAnotherDoesNotSilenceTheConnection(
            String path, String bearer, int length, boolean chunked, int refusal) throws IOException {
        try (Caller caller = new Caller(port)) {
            caller.send(LATER, head(path, bearer, length, chunked, ""), body(length, chunked));

            assertThat(caller.answer()).contains(200);
            assertThat(caller.answer()).contains(refusal);
            assertThatItGoesOn(caller, refusal);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/things, good, 300000, false, 413",
        "/things, good, 1000000, false, 413",
        "/things, bad, 1024, false, 401",
        "/things, bad, 65536, true, 401",
        "/things, bad, 200000, true, 401",
        "/nowhere, good, 65536, true, 404"
    })
    void aBodyThatComesAfterItsRefusalDoesNotSilenceTheConnection(
            String path, String bearer, int length, boolean chunked, int refusal) throws IOException {
        try (Caller caller = new Caller(port)) {
            caller.send(head(path, bearer, length, chunked, ""));
            assertThat(caller.answer()).contains(refusal);
            caller.send(body(length, chunked));

            assertThatItGoesOn(caller, refusal);
        }
    }

    /** The body grows beyond the limit while it is read: the rest of it is dropped. */
    @ParameterizedTest
    @CsvSource({"/things, 300000", "/things, 2000000"})
    void aBodyRefusedOnItsWayDoesNotSilenceTheConnection(String path, int length) throws IOException {
        try (Caller caller = new Caller(port)) {
            caller.send(head(path, "good", length, true, ""), body(length, true));

            assertThat(caller.answer()).contains(413);
            assertThatItGoesOn(caller, 413);
        }
    }

    /** Whoever asks before it sends is told no, and the connection ends: nobody knows whether the body still comes. */
    @ParameterizedTest
    @CsvSource({"/things, good, 300000, 413", "/things, bad, 1024, 401", "/nowhere, good, 1024, 404"})
    void aBodyAskedForAndRefusedEndsTheConnection(String path, String bearer, int length, int refusal)
            throws IOException {
        try (Caller caller = new Caller(port)) {
            caller.send(head(path, bearer, length, false, "Expect: 100-continue\r\n"));

            assertThat(caller.answer()).contains(refusal);
            assertThat(caller.answer()).isEmpty();
        }
    }

    private static void assertThatItGoesOn(Caller caller, int refusal) throws IOException {
        for (int i = 0; i < 3; i++) {
            caller.send(NEXT);
            assertThat(caller.answer())
                    .as("request %d after the %d", i, refusal)
                    .contains(200);
        }
    }

    private String head(String path, String bearer, int length, boolean chunked, String more) {
        String authorization = switch (bearer) {
            case "good" -> "Authorization: Bearer " + token + "\r\n";
            case "bad" -> "Authorization: Bearer rubbish\r\n";
            default -> "";
        };
        return "POST " + path + " HTTP/1.1\r\nHost: toy\r\n" + authorization + "Content-Type: application/json\r\n"
                + more + (chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + length) + "\r\n\r\n";
    }

    /** In chunks of at most 64 kB, or as it is. */
    private static String body(int length, boolean chunked) {
        if (!chunked) {
            return " ".repeat(length);
        }
        StringBuilder body = new StringBuilder();
        for (int rest = length; rest > 0; rest -= 65_536) {
            int size = Math.min(rest, 65_536);
            body.append(Integer.toHexString(size))
                    .append("\r\n")
                    .append(" ".repeat(size))
                    .append("\r\n");
        }
        return body.append("0\r\n\r\n").toString();
    }

    /** One connection, used for one request after another. */
    private static final class Caller implements AutoCloseable {

        private final Socket socket;
        private final InputStream in;

        Caller(int port) throws IOException {
            socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
            socket.setSoTimeout(SILENCE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        }

        /** All of it at once. */
        void send(String... texts) throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (String text : texts) {
                all.writeBytes(text.getBytes(US_ASCII));
            }
            OutputStream out = socket.getOutputStream();
            all.writeTo(out);
            out.flush();
        }

        /** The status of the next answer, which has a declared length; empty once the connection is closed. */
        Optional<Integer> answer() throws IOException {
            String status = line();
            if (status.isEmpty()) {
                return Optional.empty();
            }
            int length = 0;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            in.skipNBytes(length);
            return Optional.of(Integer.parseInt(status.split(" ", 3)[1]));
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                line.append((char) next);
            }
            return line.toString().strip();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
