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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
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
import org.lerexchange.schemas.Principals;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One exchange for all the tests of a class, or of the classes that share it: up before the first, ended without a trace
 * after the last. Only one is up at a time, since two on two cores wait for each other: when one comes up, the other rests.
 */
final class Journey implements BeforeAllCallback, AfterAllCallback {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(200);

    /** So long nothing changes where nothing is left to be done. */
    private static final Duration CALM = Duration.ofSeconds(2);

    private static final Set<Journey> UP = ConcurrentHashMap.newKeySet();

    /** Where the story is told, and then asked by classes that leave nothing behind that another would stumble over. */
    static final Journey AT_THE_DOORS = new Journey("doors", 3);

    private final String name;
    private final AtomicInteger toCome;
    private final Ports ports = Ports.free();
    private final Map<String, String> named = new HashMap<>(System.getenv());

    /** Keeps the tokens that it was given; one made for each question would fetch each anew. */
    private volatile Optional<LocalExchange> asked = Optional.empty();

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

    /** An exchange that was begun; closing ends it. */
    interface Begun extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // Its closing ends the exchange at last, also where not all that share it are run.
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Journey.class))
                .computeIfAbsent(name, first -> begin(), Begun.class);
        if (!UP.contains(this)) {
            up();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (toCome.decrementAndGet() == 0) {
            down();
        }
    }

    /** A new exchange, up. */
    Begun begin() {
        delete(home());
        shareWhatIsMadeOfJars();
        asked = Optional.of(exchange());
        up();
        return this::down;
    }

    /** What the first start makes of the jars (taken apart, archives of loaded classes) is the same for every journey. */
    private void shareWhatIsMadeOfJars() {
        try {
            Files.createDirectories(home());
            Files.createSymbolicLink(home().resolve("app"), Files.createDirectories(app()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be made: " + home(), e);
        }
    }

    /** Starts what does not run; what another journey has running is ended, and keeps its data. */
    void up() {
        UP.stream().filter(other -> other != this).forEach(Journey::down);
        UP.add(this);
        Jars.asIfStartedFromThem(() -> exchange().up());
    }

    void down() {
        exchange().down();
        UP.remove(this);
    }

    /** Starts these again, with what the next start was to be given. */
    void start(Part... parts) {
        exchange().start(List.of(parts));
    }

    private static Path folder(String name) {
        return Build.found().repository().resolve(Path.of("local", "target", "journeys", name));
    }

    /** The folder that all journeys share. */
    static Path app() {
        return folder("app");
    }

    Path home() {
        return folder(name);
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

    private LocalExchange asked() {
        return asked.orElseThrow(() -> new IllegalStateException(name + " has not begun"));
    }

    String token(String person) {
        return asked().token(person);
    }

    JourneyTopics topics() {
        return new JourneyTopics(asked().kafkaClient(Principals.ADMIN));
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
        return send(part, method, path, token(person), "application/json", body);
    }

    Answer get(Part part, String path, String person) {
        return send(part, "GET", path, token(person), "application/json", "");
    }

    JsonNode read(Answer answer) {
        return json.readTree(answer.body());
    }

    /** Of each read model of each service: {@code digest} or {@code storyDigest}. */
    Map<String, String> digests(String kind) {
        Map<String, String> digests = new TreeMap<>();
        for (Part part : Part.services()) {
            read(get(part, "/state", JourneyPeople.OPERATOR))
                    .properties()
                    .forEach(model -> digests.put(
                            part.id() + "." + model.getKey(),
                            model.getValue().path(kind).asString()));
        }
        return digests;
    }

    /** The same once all has been heard, and nothing has changed for a while. */
    Map<String, String> settledDigests(String kind) {
        nobodyIsBehind();
        Map<String, String> last = new TreeMap<>();
        await("a state that stays").during(CALM).until(() -> {
            Map<String, String> now = digests(kind);
            boolean same = now.equals(last);
            last.clear();
            last.putAll(now);
            return same;
        });
        return last;
    }

    /** Looks at once, and then again and again. */
    static ConditionFactory await(String what) {
        return Awaitility.await(what)
                .atMost(Duration.ofSeconds(90))
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK)
                .ignoreExceptions();
    }

    /** Looks a moment later: what was written just now is on its topic by then. */
    void nobodyIsBehind() {
        await("every group to have heard everything").pollDelay(LOOK).untilAsserted(() -> topics().nobodyIsBehind());
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
