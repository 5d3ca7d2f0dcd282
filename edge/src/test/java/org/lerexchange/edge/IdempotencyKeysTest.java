package org.lerexchange.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lerexchange.edge.IdempotencyKeys.Claim;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import reactor.test.StepVerifier;

class IdempotencyKeysTest {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final StoredAnswer DONE = new StoredAnswer(201, Map.of(), "", true);

    private final MemoryDocuments documents = new MemoryDocuments();
    private final AtomicInteger tickets = new AtomicInteger();

    @Test
    void aKeyWhoseTimeIsOverIsFreeAgain() {
        StepVerifier.create(at(NOON).claim("id", "body"))
                .expectNext(new Claim.Mine("1"))
                .verifyComplete();
        StepVerifier.create(at(NOON).keep("id", "1", DONE)).expectNext(true).verifyComplete();

        StepVerifier.create(at(NOON.plus(Duration.ofHours(23))).claim("id", "body"))
                .expectNext(new Claim.Answered(DONE))
                .verifyComplete();
        StepVerifier.create(at(NOON.plus(Duration.ofHours(25))).claim("id", "body"))
                .expectNextMatches(Claim.Mine.class::isInstance)
                .verifyComplete();
    }

    @Test
    void aRequestWhoseProcessDiedFreesItsKeyAndKeepsNothingLate() {
        StepVerifier.create(at(NOON).claim("id", "body"))
                .expectNext(new Claim.Mine("1"))
                .verifyComplete();
        StepVerifier.create(at(NOON.plusSeconds(59)).claim("id", "body"))
                .expectNext(new Claim.Running())
                .verifyComplete();
        StepVerifier.create(at(NOON.plusSeconds(61)).claim("id", "body"))
                .expectNext(new Claim.Mine("3"))
                .verifyComplete();

        StepVerifier.create(at(NOON.plusSeconds(62)).keep("id", "1", DONE))
                .expectNext(false)
                .verifyComplete();
    }

    @Test
    void anAnswerThatIsTooLargeIsRememberedWithoutItsBody() {
        StoredAnswer answer = StoredAnswer.of(200, new HttpHeaders(), new byte[11], 10);

        assertThat(answer.whole()).isFalse();
        assertThat(StoredAnswer.from(answer.toDocument())).isEqualTo(answer);
    }

    private IdempotencyKeys at(Instant now) {
        DataSize some = DataSize.ofKilobytes(1);
        Duration second = Duration.ofSeconds(1);
        return new IdempotencyKeys(
                documents,
                new EdgeProperties.Limits(
                        some, Map.of(), some, Duration.ofHours(24), Duration.ofSeconds(60), second, second, some),
                Clock.fixed(now, ZoneOffset.UTC),
                () -> Integer.toString(tickets.incrementAndGet()));
    }
}
