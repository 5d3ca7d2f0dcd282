package org.lerexchange.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Trial F14. */
@DoorTest
class IdempotencyTest {

    private static final String KEY = "Idempotency-Key";
    private static final String BALL = "{\"name\":\"ball\"}";

    private final IdentityProvider identity;
    private final Door door;
    private final ToyController toys;

    IdempotencyTest(@Autowired IdentityProvider identity, @Autowired ToyController toys, @LocalServerPort int port) {
        this.identity = identity;
        this.door = new Door(port, identity.token("institution.staff"));
        this.toys = toys;
    }

    @Test
    void fiftyParallelRequestsAndFiftyLaterMakeOneThingAndGetOneAnswer() {
        int before = toys.made.get();

        List<HttpResponse<String>> parallel = inParallel(50);
        List<HttpResponse<String>> later = inParallel(50);

        assertThat(toys.made).hasValue(before + 1);
        assertThat(Stream.concat(parallel.stream(), later.stream()))
                .hasSize(100)
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201))
                .extracting(HttpResponse::body)
                .containsOnly(parallel.getFirst().body());
    }

    @Test
    void anotherBodyUnderTheSameKeyIs422() {
        door.post("/things", BALL, KEY, "other-body");

        HttpResponse<String> answer = door.post("/things", "{\"name\":\"bat\"}", KEY, "other-body");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Door.code(answer)).isEqualTo("idempotency.other-request");
    }

    @Test
    void theSameKeyOfAnotherCallerOrPathIsAnotherKey() {
        String other = identity.signed("at+jwt", claims -> claims.subject("somebody-else"));
        HttpResponse<String> first = door.post("/things", BALL, KEY, "shared");

        HttpResponse<String> theirs = new Door(door.port(), other).post("/things", BALL, KEY, "shared");
        HttpResponse<String> elsewhere = door.post("/wide", BALL, KEY, "shared");

        assertThat(theirs.body()).isNotEqualTo(first.body());
        assertThat(elsewhere.body()).isEqualTo("read 1");
    }

    @Test
    void aRepeatWhileTheFirstStillRunsIsToldToComeAgain() {
        CompletableFuture<HttpResponse<String>> first = door.postLater("/slow", "", KEY, "slow");
        await().until(() -> toys.slowBegun.get() == 1);

        HttpResponse<String> second = door.post("/slow", "", KEY, "slow");
        toys.slow.tryEmitValue("slowly done").orThrow();

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(Door.code(second)).isEqualTo("idempotency.running");
        assertThat(second.headers().firstValue("Retry-After")).contains("1");
        assertThat(first.join().body()).isEqualTo("slowly done");
        assertThat(door.post("/slow", "", KEY, "slow").body()).isEqualTo("slowly done");
    }

    @Test
    void aRefusalIsGivenAgainAndAFaultIsForgotten() {
        HttpResponse<String> refused = door.post("/refuse", "", KEY, "refused");
        toys.faults.set(0);
        HttpResponse<String> fault = door.post("/fault", "", KEY, "fault");

        assertThat(door.post("/refuse", "", KEY, "refused").body()).isEqualTo(refused.body());
        assertThat(fault.statusCode()).isEqualTo(500);
        assertThat(door.post("/fault", "", KEY, "fault").body()).isEqualTo("done");
    }

    @Test
    void anAnswerWithoutABodyIsKeptToo() {
        int before = toys.made.get();

        door.post("/empty", "", KEY, "empty");
        HttpResponse<String> again = door.post("/empty", "", KEY, "empty");

        assertThat(again.statusCode()).isEqualTo(204);
        assertThat(toys.made).hasValue(before + 1);
    }

    @Test
    void aMalformedKeyIsRefused() {
        assertThat(Door.code(door.post("/things", BALL, KEY, "k".repeat(129)))).isEqualTo("idempotency.malformed-key");
    }

    private List<HttpResponse<String>> inParallel(int many) {
        List<CompletableFuture<HttpResponse<String>>> running = IntStream.range(0, many)
                .mapToObj(i -> door.postLater("/things", BALL, KEY, "f14"))
                .toList();
        return running.stream().map(CompletableFuture::join).toList();
    }
}
