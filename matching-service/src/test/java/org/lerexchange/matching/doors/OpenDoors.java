package org.lerexchange.matching.doors;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.edge.Role;
import org.lerexchange.events.MatchChanged;
import org.lerexchange.matching.feeds.FeedWorld;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The doors over a world in memory; the caller stands in headers, as the edge has its own tests. */
final class OpenDoors {
    static final Duration NEVER = Duration.ofHours(1);
    static final Duration PATIENCE = Duration.ofSeconds(10);

    final FeedWorld world = new FeedWorld();
    final InMemoryDatabase database = new InMemoryDatabase(PendingEvents.of(List.of()));
    final Wakes wakes = new Wakes();
    final Items items = new Items(database.open("doors-items"), database.open("doors-employers"), wakes::wake);
    final MatchListener listener = new MatchListener(items);
    private final WebTestClient client;

    OpenDoors() {
        this(new Pace(NEVER, NEVER, NEVER));
    }

    OpenDoors(Pace pace) {
        FeedPages pages = new FeedPages(items, new SimpleMeterRegistry());
        FeedController feed = new FeedController(pages, world.feeds(), new FeedLines(pages, wakes, pace), pace);
        client = WebTestClient.bindToController(feed, new MatchController(world.feeds()))
                .argumentResolvers(resolvers -> resolvers.addCustomResolver(new CallerFromHeaders()))
                .controllerAdvice(new Refused())
                .configureClient()
                .responseTimeout(PATIENCE)
                .build();
    }

    /** Whatever the feeds say now is heard. */
    OpenDoors heard() {
        world.said().forEach(this::hear);
        return this;
    }

    void hear(Heard<MatchChanged> event) {
        listener.on(event).block(PATIENCE);
    }

    WebTestClient.ResponseSpec get(String employer, String path) {
        return get(employer, Role.EMPLOYER_RECRUITER, path);
    }

    WebTestClient.ResponseSpec get(String employer, Role role, String path) {
        return client.get()
                .uri(path)
                .header("X-Tenant", employer)
                .header("X-Role", role.wireName())
                .exchange();
    }

    JsonNode json(String employer, String path) {
        return JsonMapper.shared().readTree(body(employer, path));
    }

    String body(String employer, String path) {
        return Optional.ofNullable(get(employer, path)
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .orElse("");
    }

    Flux<ServerSentEvent<JsonNode>> stream(String employer, String... lastEventId) {
        return client.get()
                .uri("/feeds/stream")
                .header("X-Tenant", employer)
                .header("X-Role", Role.EMPLOYER_RECRUITER.wireName())
                .headers(headers -> Arrays.stream(lastEventId).forEach(id -> headers.add("Last-Event-ID", id)))
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<JsonNode>>() {})
                .getResponseBody();
    }

    Flux<ServerSentEvent<JsonNode>> items(String employer, String... lastEventId) {
        return stream(employer, lastEventId).filter(event -> event.data() != null);
    }

    private static final class CallerFromHeaders implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class;
        }

        @Override
        public Mono<Object> resolveArgument(
                MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
            var headers = exchange.getRequest().getHeaders();
            Set<Role> roles = Optional.ofNullable(headers.getFirst("X-Role")).flatMap(Role::named).stream()
                    .collect(Collectors.toSet());
            return Mono.just(
                    new Caller("ann", Optional.ofNullable(headers.getFirst("X-Tenant")), roles, Optional.empty()));
        }
    }

    /** A test component: the service's own tests, which look for components from its root on, do not find it. */
    @TestComponent
    @RestControllerAdvice
    static final class Refused {
        @ExceptionHandler
        ResponseEntity<String> refused(Refusal refusal) {
            return ResponseEntity.status(refusal.status()).body(refusal.code());
        }
    }
}
