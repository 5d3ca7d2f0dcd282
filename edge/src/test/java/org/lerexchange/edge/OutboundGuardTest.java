package org.lerexchange.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lerexchange.edge.OutboundGuard.Reason;
import org.lerexchange.edge.OutboundGuard.Refused;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

/** Trial S09. */
class OutboundGuardTest {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final AtomicInteger knocks = new AtomicInteger();
    private final DisposableServer inside = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes -> routes.get("/small", (request, response) -> {
                        knocks.incrementAndGet();
                        return response.sendString(Mono.just("small"));
                    })
                    .get("/large", (request, response) -> response.sendString(Mono.just("x".repeat(5_000))))
                    .get("/moved", (request, response) -> response.sendRedirect("/small"))
                    .get("/never", (request, response) -> response.sendString(Mono.never()))
                    .post(
                            "/echo",
                            (request, response) ->
                                    response.send(request.receive().retain())))
            .bindNow();

    @AfterEach
    void close() {
        inside.disposeNow();
    }

    @ParameterizedTest
    @CsvSource({
        "https://127.0.0.1/,INSIDE_ADDRESS",
        "https://127.1.2.3/,INSIDE_ADDRESS",
        "https://[::1]/,INSIDE_ADDRESS",
        "https://[::]/,INSIDE_ADDRESS",
        "https://0.0.0.0/,INSIDE_ADDRESS",
        "https://10.0.0.1/,INSIDE_ADDRESS",
        "https://172.16.0.1/,INSIDE_ADDRESS",
        "https://172.31.255.255/,INSIDE_ADDRESS",
        "https://192.168.1.1/,INSIDE_ADDRESS",
        "https://100.64.0.1/,INSIDE_ADDRESS",
        "https://169.254.169.254/latest/meta-data/,INSIDE_ADDRESS",
        "https://224.0.0.1/,INSIDE_ADDRESS",
        "https://255.255.255.255/,INSIDE_ADDRESS",
        "https://[fe80::1]/,INSIDE_ADDRESS",
        "https://[fd00::1]/,INSIDE_ADDRESS",
        "https://[fc00::1]/,INSIDE_ADDRESS",
        "https://[ff02::1]/,INSIDE_ADDRESS",
        "https://[64:ff9b::7f00:1]/,INSIDE_ADDRESS",
        "https://[2002:7f00:1::]/,INSIDE_ADDRESS",
        "https://[2001:db8::1]/,INSIDE_ADDRESS",
        "https://[::ffff:127.0.0.1]/,ODD_FORM",
        "https://[::ffff:8.8.8.8]/,ODD_FORM",
        "https://2130706433/,ODD_FORM",
        "https://0177.0.0.1/,ODD_FORM",
        "https://0x7f.0.0.1/,ODD_FORM",
        "https://0x7f000001/,ODD_FORM",
        "https://127.1/,ODD_FORM",
        "https://a.example.5/,ODD_FORM",
        "https://user@issuer.example/,ODD_FORM",
        "https://issuer.example@127.0.0.1/,ODD_FORM",
        "https://issuer.example./,ODD_FORM",
        "https://localhost./,ODD_FORM",
        "https://issuer.example/#part,ODD_FORM",
        "https:///path,ODD_FORM",
        "https://issuer.example:/,ODD_FORM",
        "https://is_suer.example/,ODD_FORM",
        "mailto:a@b.example,ODD_FORM",
        "/relative,ODD_FORM",
        "http://issuer.example/,SCHEME",
        "ftp://issuer.example/,SCHEME",
        "https://issuer.example:22/,PORT",
        "https://issuer.example:8443/,PORT",
    })
    void whatIsInsideOrOddIsRefusedByItsText(String url, Reason reason) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> guard(Set.of()).check(URI.create(url)))
                .extracting(Refused::reason)
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://issuer.example/a?b=c",
                "https://issuer.example:443/",
                "https://8.8.8.8/",
                "https://[2606:4700::1]/"
            })
    void whatIsOutsideMayBeCalled(String url) {
        assertThat(new OutboundRules(Set.of()).checked(URI.create(url)).listed())
                .isFalse();
    }

    @Test
    void aNameThatLeadsInsideIsRefusedAndNothingIsSent() {
        OutboundGuard guard = new OutboundGuard(Set.of(), SOON, DataSize.ofBytes(100), host ->
                new InetAddress[] {InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("127.0.0.1")});

        StepVerifier.create(guard.get(URI.create("https://rebinding.example/small"), Map.of()))
                .expectErrorMatches(
                        error -> error instanceof Refused refused && refused.reason() == Reason.INSIDE_ADDRESS)
                .verify();
        assertThat(knocks).hasValue(0);
    }

    @Test
    void theAddressThatWasCheckedIsTheOneThatIsCalled() {
        AtomicInteger lookups = new AtomicInteger();
        OutboundGuard guard = new OutboundGuard(
                Set.of("http://named.example:" + inside.port()), SOON, DataSize.ofBytes(100), host -> {
                    lookups.incrementAndGet();
                    return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
                });

        StepVerifier.create(guard.get(URI.create("http://named.example:" + inside.port() + "/small"), Map.of()))
                .expectNextMatches(answer -> answer.status() == 200 && answer.body().length == 5)
                .verifyComplete();
        assertThat(lookups).hasValue(1);
    }

    @Test
    void onlyTheExactOriginIsListed() {
        OutboundGuard guard = guard(Set.of(origin()));

        StepVerifier.create(guard.post(URI.create(origin() + "/echo"), Map.of("X-Toy", "1"), new byte[] {7, 8}))
                .expectNextMatches(answer -> answer.body().length == 2)
                .verifyComplete();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> guard.check(URI.create("http://127.0.0.1:1/small")));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> guard.check(URI.create("http://localhost:" + inside.port() + "/small")));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> guard.check(URI.create("http://user@127.0.0.1:" + inside.port() + "/small")));
    }

    @Test
    void aRedirectIsNotFollowed() {
        refused("/moved", Reason.REDIRECT);
        assertThat(knocks).hasValue(0);
    }

    @Test
    void anAnswerAboveTheSizeIsNotTaken() {
        refused("/large", Reason.TOO_LARGE);
    }

    @Test
    void anAnswerThatNeverComesIsATimeout() {
        OutboundGuard guard = new OutboundGuard(Set.of(origin()), Duration.ofMillis(200), DataSize.ofBytes(100));

        StepVerifier.create(guard.get(URI.create(origin() + "/never"), Map.of()))
                .expectError(TimeoutException.class)
                .verify(SOON);
    }

    private void refused(String path, Reason reason) {
        StepVerifier.create(guard(Set.of(origin())).get(URI.create(origin() + path), Map.of()))
                .expectErrorMatches(error -> error instanceof Refused refused && refused.reason() == reason)
                .verify(SOON.multipliedBy(2));
    }

    private String origin() {
        return "http://127.0.0.1:" + inside.port();
    }

    private static OutboundGuard guard(Set<String> allowed) {
        return new OutboundGuard(allowed, SOON, DataSize.ofBytes(100));
    }
}
