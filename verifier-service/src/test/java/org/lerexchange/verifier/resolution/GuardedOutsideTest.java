package org.lerexchange.verifier.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.edge.OutboundGuard;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class GuardedOutsideTest {

    private static final int LARGEST = 1_000;

    private final AtomicInteger reached = new AtomicInteger();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .doOnConnection(any -> reached.incrementAndGet())
            .route(routes -> routes.get("/found", (in, out) -> out.sendString(Mono.just("body")))
                    .get("/absent", (in, out) -> out.sendNotFound())
                    .get("/moved", (in, out) -> out.sendRedirect("/found"))
                    .get("/broken", (in, out) -> out.status(500).send())
                    .get("/large", (in, out) -> out.sendString(Mono.just("x".repeat(LARGEST + 1)))))
            .bindNow();

    @AfterEach
    void end() {
        server.disposeNow();
    }

    @Test
    void whatComesBackIsFoundAbsentOrOutOfReach() throws ReflectiveOperationException {
        Outside outside = new GuardedOutside(guard(Set.of(origin())));

        assertThat(outside.allows(at("/found"))).isTrue();
        assertThat(get(outside, "/found"))
                .isInstanceOfSatisfying(
                        Outside.Page.Found.class,
                        found -> assertThat(new String(found.body(), StandardCharsets.UTF_8))
                                .isEqualTo("body"));
        assertThat(get(outside, "/absent")).isInstanceOf(Outside.Page.Absent.class);
        for (String path : List.of("/moved", "/broken", "/large")) {
            assertThat(get(outside, path)).as(path).isInstanceOf(Outside.Page.OutOfReach.class);
        }
    }

    /** S09: an address inside that the operator did not list is out of reach, and no packet is sent. */
    @Test
    void whatLiesInsideIsNeverReached() throws ReflectiveOperationException {
        Outside outside = new GuardedOutside(guard(Set.of()));

        assertThat(outside.allows(at("/found"))).isFalse();
        assertThat(get(outside, "/found")).isInstanceOf(Outside.Page.OutOfReach.class);
        assertThat(outside.get(URI.create("https://127.0.0.1/did.json"), "*/*").block())
                .isInstanceOf(Outside.Page.OutOfReach.class);
        assertThat(outside.get(URI.create("relative"), "*/*").block()).isInstanceOf(Outside.Page.OutOfReach.class);
        assertThat(reached).hasValue(0);
    }

    private Outside.Page get(Outside outside, String path) {
        return outside.get(at(path), "*/*").blockOptional().orElseThrow();
    }

    private URI at(String path) {
        return URI.create(origin() + path);
    }

    private String origin() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The real one, which the edge alone makes: a service gets it as a bean. */
    private static OutboundGuard guard(Set<String> allowedOrigins) throws ReflectiveOperationException {
        Constructor<OutboundGuard> constructor =
                OutboundGuard.class.getDeclaredConstructor(Set.class, Duration.class, DataSize.class);
        constructor.setAccessible(true);
        return constructor.newInstance(allowedOrigins, Duration.ofSeconds(5), DataSize.ofBytes(LARGEST));
    }
}
