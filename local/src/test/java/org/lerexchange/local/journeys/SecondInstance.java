package org.lerexchange.local.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lerexchange.local.parts.LerHome;

/**
 * A second process of a service, as {@code docs/deploy.md} says: with all that the first one was told, but a name, a port
 * and a data folder of its own. Needs Linux, which shows what a process was told.
 */
final class SecondInstance implements AutoCloseable {

    private final Process process;
    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private SecondInstance(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** @param options which Java options of the first take another value, by what they begin with */
    static SecondInstance of(long first, int port, Path folder, Map<String, String> options) {
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(command(first, options))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile());
            builder.environment().clear();
            builder.environment().putAll(environment(first));
            builder.environment().put("LER_INSTANCE", "issuer-2");
            builder.environment().put("SERVER_PORT", Integer.toString(port));
            builder.environment().put("LER_DATA_DIR", folder.toString());
            return new SecondInstance(builder.start(), URI.create("http://" + LerHome.HOST + ":" + port));
        } catch (IOException e) {
            throw new UncheckedIOException("a second instance cannot be started", e);
        }
    }

    private static List<String> told(long pid, String what) throws IOException {
        String all = Files.readString(Path.of("/proc", Long.toString(pid), what), StandardCharsets.UTF_8);
        return Arrays.stream(all.split("\0", -1)).filter(one -> !one.isEmpty()).toList();
    }

    private static List<String> command(long pid, Map<String, String> options) throws IOException {
        List<String> command = new ArrayList<>();
        for (String word : told(pid, "cmdline")) {
            String replaced = options.entrySet().stream()
                    .filter(option -> word.startsWith(option.getKey()))
                    .map(option -> option.getKey() + option.getValue())
                    .findFirst()
                    .orElse(word);
            if (!word.startsWith("-XX:+AutoCreateSharedArchive")) {
                command.add(replaced);
            }
        }
        return command;
    }

    private static Map<String, String> environment(long pid) throws IOException {
        return told(pid, "environ").stream()
                .filter(one -> one.indexOf('=') > 0)
                .collect(Collectors.toMap(
                        one -> one.substring(0, one.indexOf('=')),
                        one -> one.substring(one.indexOf('=') + 1),
                        (one, other) -> one,
                        HashMap::new));
    }

    boolean isReady() {
        return process.isAlive() && send("GET", "/actuator/health/readiness", "", "") == 200;
    }

    int post(String path, String token, String body) {
        return send("POST", path, token, body);
    }

    /** Status 0 where it did not answer. */
    private int send(String method, String path, String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** As by kill -9. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        http.shutdownNow();
    }
}
