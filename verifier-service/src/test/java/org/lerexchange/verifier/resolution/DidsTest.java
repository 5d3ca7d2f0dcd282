package org.lerexchange.verifier.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lerexchange.credentials.did.DidDocuments.Answer;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.schemas.Topics;
import org.lerexchange.verifier.checks.Samples;
import org.lerexchange.verifier.trust.KnownIssuer;
import org.lerexchange.verifier.trust.TrustRoom;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

class DidsTest {

    private static final String ADDRESS = "https://lakeview.example/institutions/lakeview/did.json";
    private static final String DOCUMENT = Samples.DOCUMENT.toJson().toString();

    private final MovedClock clock = new MovedClock();
    private final TrustRoom trust = new TrustRoom(new InMemoryDatabase(PendingEvents.of(Topics.all())), clock);
    private final ResolutionRoom room = new ResolutionRoom(trust.issuers, Schedulers.immediate(), clock);

    @Test
    void anIssuerOfTheRegionIsFoundWithoutANetwork() {
        trust.knows(new KnownIssuer(
                Samples.ISSUER, "lakeview", "Lakeview", KnownIssuer.Kind.INSTITUTION, true, Samples.DOCUMENT));

        assertThat(find(Samples.ISSUER)).isEqualTo(new Answer.Known(Samples.DOCUMENT));
        assertThat(room.outside.asked).isEmpty();
    }

    @Test
    void anotherIssuerIsAskedWhereItsDidSays() {
        room.outside.serving(ADDRESS, DOCUMENT);

        assertThat(find(Samples.ISSUER)).isEqualTo(new Answer.Known(Samples.DOCUMENT));
        assertThat(room.outside.asked).containsExactly(URI.create(ADDRESS));
    }

    /** S09: plain http only where the operator listed that very origin. */
    @Test
    void httpIsSpokenWithListedOriginsOnly() {
        room.outside.listing("http://127.0.0.1:8081");

        find("did:web:127.0.0.1%3A8081:institutions:lakeview");
        find("did:web:127.0.0.1%3A8082:institutions:lakeview");

        assertThat(room.outside.asked)
                .containsExactly(
                        URI.create("http://127.0.0.1:8081/institutions/lakeview/did.json"),
                        URI.create("https://127.0.0.1:8082/institutions/lakeview/did.json"));
    }

    @Test
    void whatIsThereButIsNotItsDocumentIsNone() {
        room.outside.serving(ADDRESS, DOCUMENT.replace("lakeview.example", "other.example"));
        assertThat(find(Samples.ISSUER)).isEqualTo(new Answer.Absent());

        room.outside.serving("https://broken.example/.well-known/did.json", "<html>");
        assertThat(find("did:web:broken.example")).isEqualTo(new Answer.Absent());

        room.outside.without("https://gone.example/.well-known/did.json");
        assertThat(find("did:web:gone.example")).isEqualTo(new Answer.Absent());
    }

    @Test
    void whatIsNoAddressIsNeverAsked() {
        assertThat(find("did:web:../../etc")).isEqualTo(new Answer.Absent());
        assertThat(find("did:web:" + "a".repeat(2_000))).isEqualTo(new Answer.Absent());
        assertThat(room.outside.asked).isEmpty();
    }

    @Test
    void aDocumentIsRememberedForItsTimeAndAskedForAgainAfter() {
        room.outside.serving(ADDRESS, DOCUMENT);
        find(Samples.ISSUER);
        clock.pass(Dids.KNOWN_FOR.minusMillis(1));
        find(Samples.ISSUER);
        assertThat(room.outside.asked).hasSize(1);

        clock.pass(Duration.ofMillis(1));
        find(Samples.ISSUER);
        assertThat(room.outside.asked).hasSize(2);
    }

    @Test
    void anIssuerThatWasOutOfReachIsAskedAgainSoon() {
        assertThat(find(Samples.ISSUER)).isEqualTo(new Answer.Unreachable());
        room.outside.serving(ADDRESS, DOCUMENT);
        assertThat(find(Samples.ISSUER)).isEqualTo(new Answer.Unreachable());

        clock.pass(Dids.UNREACHABLE_FOR);

        assertThat(find(Samples.ISSUER)).isInstanceOf(Answer.Known.class);
    }

    @Test
    void manyWhoAskAtOnceAreOneQuestion() {
        AtomicInteger questions = new AtomicInteger();
        Sinks.One<String> answer = Sinks.one();
        Remembered<String> remembered = new Remembered<>(10, any -> Duration.ofMinutes(1), clock);
        Mono<Long> right = Flux.range(0, 50)
                .flatMap(any -> remembered.get("question", asked -> {
                    questions.incrementAndGet();
                    return answer.asMono();
                }))
                .filter("answer"::equals)
                .count();

        Mono<Long> all = right.cache();
        all.subscribe();
        answer.tryEmitValue("answer");

        assertThat(all.block()).isEqualTo(50);
        assertThat(questions).hasValue(1);
    }

    @Test
    void aFaultIsNotRemembered() {
        Remembered<String> remembered = new Remembered<>(10, any -> Duration.ofMinutes(1), clock);
        Mono<String> failing = remembered.get("q", any -> Mono.error(new IllegalStateException("passing")));

        assertThat(failing.onErrorReturn("fault").block()).isEqualTo("fault");
        assertThat(remembered.get("q", any -> Mono.just("fine")).block()).isEqualTo("fine");
    }

    @Test
    void noMoreIsRememberedThanTheLimitAndTheLeastAskedForGoesFirst() {
        AtomicInteger questions = new AtomicInteger();
        Remembered<String> remembered = new Remembered<>(3, any -> Duration.ofMinutes(1), clock);
        IntStream.rangeClosed(1, 3).forEach(number -> ask(remembered, questions, "q" + number));
        ask(remembered, questions, "q1");
        ask(remembered, questions, "q4");
        assertThat(questions).hasValue(4);

        ask(remembered, questions, "q1");
        assertThat(questions).as("still remembered").hasValue(4);
        ask(remembered, questions, "q2");
        assertThat(questions).as("forgotten for q4").hasValue(5);
    }

    private static void ask(Remembered<String> remembered, AtomicInteger questions, String question) {
        remembered
                .get(question, asked -> Mono.fromSupplier(() -> asked + questions.incrementAndGet()))
                .block();
    }

    private Answer find(String did) {
        return room.dids.find(did).blockOptional().orElseThrow();
    }
}
