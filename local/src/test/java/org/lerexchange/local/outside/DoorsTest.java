package org.lerexchange.local.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lerexchange.local.outside.FakeService.Reply;
import org.lerexchange.local.parts.Part;
import org.lerexchange.local.parts.Ports;

class DoorsTest {

    private static final Patience QUICK = new Patience(
            Duration.ofSeconds(20),
            Duration.ofMillis(200),
            Duration.ofMillis(5),
            Duration.ofMillis(20),
            Duration.ofSeconds(5));

    private final List<String> told = new ArrayList<>();

    private Doors doors() {
        return new Doors(person -> "token-of-" + person, QUICK, told::add);
    }

    private static Ask award(URI service) {
        return Ask.post("college", service, "/awards", "{\"awardId\":\"a-1\"}", "story-1-1-award-a-1");
    }

    @Test
    void unansweredRequestIsSentAgainUnderTheSameKeyWithTheSameBody() {
        try (FakeService service = new FakeService(
                        Reply.json(503, ""),
                        Reply.json(429, "{}"),
                        Reply.json(409, "{\"code\":\"idempotency.running\"}"),
                        Reply.json(202, "{\"state\":\"recorded\"}"));
                Doors doors = doors()) {
            Answer answer = doors.send(award(service.address()));

            assertThat(answer.field("state")).isEqualTo("recorded");
            assertThat(service.seen()).hasSize(4).allSatisfy(seen -> {
                assertThat(seen.key()).contains("story-1-1-award-a-1");
                assertThat(seen.body()).isEqualTo("{\"awardId\":\"a-1\"}");
            });
            assertThat(doors.disturbances()).isEqualTo(3);
        }
    }

    @Test
    void refusalIsAnAnswerAndIsNotSentAgain() {
        try (FakeService service = new FakeService(Reply.json(409, "{\"code\":\"award.differs\"}"));
                Doors doors = doors()) {
            Answer answer = doors.send(award(service.address()));

            assertThat(answer.done()).isFalse();
            assertThat(service.seen()).hasSize(1);
            assertThatThrownBy(answer::expectDone)
                    .isInstanceOf(NotSeen.class)
                    .hasMessageContaining("/awards")
                    .hasMessageContaining("award.differs");
        }
    }

    @Test
    void serviceThatComesUpLaterIsWaitedFor() {
        int port = Ports.free().of(Part.ISSUER);
        AtomicInteger tries = new AtomicInteger();
        List<FakeService> late = new ArrayList<>();
        Doors doors = new Doors(
                person -> {
                    if (tries.incrementAndGet() == 3) {
                        late.add(new FakeService(port, Reply.json(202, "{}")));
                    }
                    return "token";
                },
                QUICK,
                told::add);

        try (doors) {
            Answer answer = doors.send(award(URI.create("http://127.0.0.1:" + port)));

            assertThat(answer.status()).isEqualTo(202);
            assertThat(doors.disturbances()).isEqualTo(2);
        } finally {
            late.forEach(FakeService::close);
        }
    }

    @Test
    void identityProviderThatIsAwayIsWaitedForToo() {
        AtomicInteger tries = new AtomicInteger();
        try (FakeService service = new FakeService(Reply.json(200, "{}"));
                Doors doors = new Doors(
                        person -> {
                            if (tries.incrementAndGet() < 3) {
                                throw new IllegalStateException("the identity provider answered 503");
                            }
                            return "token";
                        },
                        QUICK,
                        told::add)) {
            assertThat(doors.send(award(service.address())).done()).isTrue();
        }
    }

    @Test
    void patienceEndsAndSaysWhatWasAskedAndWhatCameLast() {
        try (FakeService service = new FakeService(Reply.json(500, "{\"code\":\"broken\"}"));
                Doors doors = doors()) {
            assertThatThrownBy(() -> doors.send(award(service.address())))
                    .isInstanceOf(NotSeen.class)
                    .hasMessageContaining("POST")
                    .hasMessageContaining("broken");
        }
    }

    @Test
    void commandThatWasRefusedIsAskedAgainUnderAnotherKeyUntilItIsDone() {
        try (FakeService service = new FakeService(
                        Reply.json(404, "{}"), Reply.json(404, "{}"), Reply.json(200, "{\"state\":\"accredited\"}"));
                Doors doors = doors()) {
            Answer answer = doors.until(
                    "the issuer to be known",
                    tries -> Ask.post("agency", service.address(), "/trust", "{}", "trust-" + tries),
                    Answer::done,
                    Duration.ofSeconds(10));

            assertThat(answer.field("state")).isEqualTo("accredited");
            assertThat(service.seen())
                    .extracting(seen -> seen.key().orElseThrow())
                    .containsExactly("trust-0", "trust-1", "trust-2");
        }
    }

    @Test
    void whatDoesNotComeInTimeIsNamedWithTheLastAnswer() {
        try (FakeService service = new FakeService(Reply.json(200, "{\"state\":\"waiting\"}"));
                Doors doors = doors()) {
            assertThatThrownBy(() -> doors.until(
                            "the award to be issued",
                            tries -> Ask.get("college", service.address(), "/awards/a-1"),
                            answer -> answer.field("state").equals("issued"),
                            Duration.ofMillis(50)))
                    .isInstanceOf(NotSeen.class)
                    .hasMessageContaining("the award to be issued")
                    .hasMessageContaining("waiting");
        }
    }
}
