package org.lerexchange.local.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.lerexchange.local.LocalExchange;
import org.lerexchange.local.parts.Build;
import org.lerexchange.local.parts.LerHome;
import org.lerexchange.local.parts.Part;
import org.lerexchange.local.parts.Ports;
import org.lerexchange.local.supervision.PartState;
import org.lerexchange.local.supervision.Progress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One exchange for all the tests of a class, or of the classes that share it: up before the first, ended without a trace
 * after the last.
 */
final class Journey implements BeforeAllCallback, AfterAllCallback {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** For classes that ask and leave nothing behind that another would stumble over. */
    static final Journey AT_THE_DOORS = new Journey("doors", 2);

    private final String name;
    private final AtomicInteger toCome;
    private final Ports ports = Ports.free();
    private final Map<String, String> named = new HashMap<>(System.getenv());
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final JsonMapper json = new JsonMapper();

    Journey(String name) {
        this(name, 1);
    }

    /** @param classes that share it */
    private Journey(String name, int classes) {
        this.name = name;
        this.toCome = new AtomicInteger(classes);
    }

    /** An answer from a door. */
    record Answer(int status, String body) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Journey.class))
                .computeIfAbsent(name, first -> begin(), AutoCloseable.class);
    }

    /** What ends it at last, also where not all that share it are run. */
    private AutoCloseable begin() {
        delete(home());
        exchange().up();
        return () -> exchange().down();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (toCome.decrementAndGet() == 0) {
            exchange().down();
        }
    }

    Path home() {
        return Build.found().repository().resolve(Path.of("local", "target", "journeys", name));
    }

    /** The exchange with what was named last; each one knows all processes of the folder. */
    LocalExchange exchange() {
        return new LocalExchange(new LerHome(home()), ports, Map.copyOf(named), new Silent());
    }

    /** What the next start of a service is given, for instance a fail point. */
    void javaOptions(Part part, String options) {
        named.put("LER_JAVA_OPTIONS_" + part.name(), options);
    }

    URI address(Part part) {
        return URI.create("http://" + LerHome.HOST + ":" + ports.of(part));
    }

    void kill(Part... parts) {
        List<ProcessHandle> processes = exchange().states().stream()
                .filter(state -> List.of(parts).contains(state.part()))
                .flatMap(state -> state.pid().stream().boxed())
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join());
    }

    PartState state(Part part) {
        return exchange().states().stream()
                .filter(state -> state.part() == part)
                .findFirst()
                .orElseThrow();
    }

    Answer send(Part part, String method, String path, String token, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(part).resolve(path))
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", type);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " of " + part.title(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    Answer sendJson(Part part, String method, String path, String person, String body) {
        return send(part, method, path, exchange().token(person), "application/json", body);
    }

    Answer get(Part part, String path, String person) {
        return send(part, "GET", path, exchange().token(person), "application/json", "");
    }

    JsonNode read(Answer answer) {
        return json.readTree(answer.body());
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be deleted: " + folder, e);
        }
    }

    private record Silent() implements Progress {
        @Override
        public void ready(String what, String where, Duration after) {}

        @Override
        public void said(String line) {}
    }
}
