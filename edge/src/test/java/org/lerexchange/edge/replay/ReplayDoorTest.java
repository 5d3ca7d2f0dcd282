package org.lerexchange.edge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.edge.ModelState;
import org.lerexchange.edge.ReadModel;
import org.lerexchange.messaging.Brief;
import org.lerexchange.messaging.replay.Replay;
import org.lerexchange.messaging.replay.ReplayedModel;
import org.lerexchange.messaging.replay.Replays;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

@SpringBootTest(
        classes = ReplayDoorTest.Service.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "ler.edge.service=toy",
            "ler.edge.identity.issuer-uri=http://127.0.0.1:1",
            "spring.jackson.default-property-inclusion=non_absent"
        })
class ReplayDoorTest {

    private static final Instant DAY = Instant.parse("2026-11-25T08:00:00Z");

    /** Has one model to rebuild, and is as far with it as the test says. */
    static final class ToyReplays implements Replays {

        private volatile Replay latest = idle();

        static Replay idle() {
            return new Replay(Replay.State.IDLE, Optional.empty(), List.of());
        }

        @Override
        public List<String> models() {
            return List.of("shelf");
        }

        @Override
        public boolean start() {
            boolean begins = latest.state() != Replay.State.RUNNING;
            latest = run(Replay.State.RUNNING, model(ReplayedModel.State.READING, Optional.empty()));
            return begins;
        }

        @Override
        public Replay latest() {
            return latest;
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Service {

        @Bean
        ToyReplays replays() {
            return new ToyReplays();
        }

        @Bean
        ReadModel shelf() {
            return named("shelf");
        }

        @Bean
        ReadModel ledger() {
            return named("ledger");
        }

        private static ReadModel named(String name) {
            return new ReadModel() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public Mono<ModelState> state() {
                    return Mono.error(new IllegalStateException("expected nobody to ask"));
                }
            };
        }

        /** The token is the role. */
        @Bean
        ReactiveJwtDecoder tokens() {
            return token -> Mono.just(Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .subject("toy-" + token)
                    .claim("roles", List.of(token))
                    .build());
        }
    }

    private final ToyReplays replays;
    private final WebTestClient client;

    ReplayDoorTest(@Autowired ToyReplays replays, @LocalServerPort int port) {
        this.replays = replays;
        this.client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    @BeforeEach
    void nothingBegun() {
        replays.latest = ToyReplays.idle();
    }

    private static Replay run(Replay.State state, ReplayedModel model) {
        return new Replay(state, Optional.of(DAY), List.of(model));
    }

    private static ReplayedModel model(ReplayedModel.State state, Optional<Brief> rebuilt) {
        return new ReplayedModel(
                "shelf",
                state,
                new ReplayedModel.Progress(40, 1, 50, 90),
                rebuilt.map(_ -> Brief.of(7, "0a")),
                rebuilt,
                Duration.ofMillis(1_234),
                Optional.empty());
    }

    private WebTestClient.ResponseSpec ask(HttpMethod method, String role) {
        return client.method(method)
                .uri("/replay")
                .headers(headers -> headers.setBearerAuth(role))
                .exchange();
    }

    @Test
    void theDoorIsOpenToOperatorsAndToNobodyElse() {
        for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST)) {
            ask(method, "agency.staff")
                    .expectStatus()
                    .isForbidden()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("role.missing");
        }
        assertThat(replays.latest().state()).isEqualTo(Replay.State.IDLE);
        ask(HttpMethod.GET, "operator")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"state\":\"idle\",\"models\":[],\"kept\":[\"ledger\"]}");
    }

    @Test
    void aRunIsBegunOnceAndShowsHowFarItIs() {
        ask(HttpMethod.POST, "operator").expectStatus().isAccepted();

        ask(HttpMethod.POST, "operator")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("replay.running");
        ask(HttpMethod.GET, "operator")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("running")
                .jsonPath("$.startedAt")
                .isEqualTo(DAY.toString())
                .jsonPath("$.models[0].state")
                .isEqualTo("reading")
                .jsonPath("$.models[0].read")
                .isEqualTo(50)
                .jsonPath("$.models[0].of")
                .isEqualTo(90)
                .jsonPath("$.models[0].equal")
                .doesNotExist();
    }

    @Test
    void whatARunCameToIsToldModelByModel() {
        replays.latest = run(Replay.State.DONE, model(ReplayedModel.State.DIFFERENT, Optional.of(Brief.of(8, "0b"))));

        ask(HttpMethod.GET, "operator").expectStatus().isOk().expectBody().json("""
            {"state": "done", "models": [{"model": "shelf", "state": "different", "records": 40, "broken": 1,
              "liveCount": 7, "rebuiltCount": 8, "liveDigest": "0a", "rebuiltDigest": "0b", "equal": false, "took": 1234}],
             "kept": ["ledger"]}
            """);
    }
}
