package org.lerexchange.verifier.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.credentials.keys.Signer;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.schemas.Topics;
import org.lerexchange.verifier.checks.CheckFacts;
import org.lerexchange.verifier.checks.CheckLine;
import org.lerexchange.verifier.checks.CheckLine.Check;
import org.lerexchange.verifier.checks.Facts;
import org.lerexchange.verifier.checks.Gathered;
import org.lerexchange.verifier.checks.Samples;
import org.lerexchange.verifier.trust.KnownIssuer;
import org.lerexchange.verifier.trust.TrustRoom;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

class GatherFactsTest {

    private static final String ADDRESS = "https://lakeview.example/institutions/lakeview/did.json";

    private final Scheduler checking = Schedulers.newBoundedElastic(1, 10, "checks-of-the-test");
    private final MovedClock clock = new MovedClock();
    private final TrustRoom trust = new TrustRoom(new InMemoryDatabase(PendingEvents.of(Topics.all())), clock);
    private final ResolutionRoom room = new ResolutionRoom(trust.issuers, checking, clock);

    @AfterEach
    void end() {
        checking.dispose();
    }

    @Test
    void anIssuersOfTheRegionIsJudgedWithoutANetworkAndOnThreadsOfItsOwn() {
        trust.knows(new KnownIssuer(
                Samples.ISSUER, "lakeview", "Lakeview", KnownIssuer.Kind.INSTITUTION, true, Samples.DOCUMENT));
        AtomicReference<String> thread = new AtomicReference<>("");

        Gathered gathered = room.gatherFacts
                .presented(Samples.presented(), Samples.CHALLENGE, Samples.DOMAIN)
                .doOnNext(any -> thread.set(Thread.currentThread().getName()))
                .blockOptional()
                .orElseThrow();

        assertThat(CheckFacts.against(facts(gathered), Samples.calm()).verified())
                .isTrue();
        assertThat(room.outside.asked).isEmpty();
        assertThat(thread.get()).startsWith("checks-of-the-test");
    }

    @Test
    void anOutsideIssuerIsJudgedByTheDocumentItPublishes() {
        room.outside.serving(ADDRESS, Samples.DOCUMENT.toJson().toString());

        assertThat(CheckFacts.against(facts(bare(Samples.signed())), Samples.calm())
                        .verified())
                .isTrue();
    }

    @Test
    void anOutsideIssuerOutOfReachCannotBeTold() {
        Facts facts = facts(bare(Samples.signed()));

        assertThat(facts.proof()).isEqualTo(CheckLine.inconclusive(Check.PROOF, "keyUnreachable"));
        assertThat(facts.settled()).isFalse();
    }

    @Test
    void anIssuerWithoutADocumentHasNoKey() {
        room.outside.without(ADDRESS);

        assertThat(facts(bare(Samples.signed())).issuerControl())
                .isEqualTo(CheckLine.failed(Check.ISSUER, "keyNotFound"));
    }

    /** S17, S09: a proof that names a stranger's key fails, and the stranger is not asked. */
    @Test
    void aStrangersKeyIsNotLookedFor() {
        room.outside.serving(ADDRESS, Samples.DOCUMENT.toJson().toString());
        Signer stranger = Samples.HOLDER_KEY.as("did:web:internal.example#key-1");

        Facts facts = facts(bare(Samples.signed(Samples.unsigned(Samples.ISSUER), stranger)));

        assertThat(facts.issuerControl().outcome()).isEqualTo(CheckLine.Outcome.FAILED);
        assertThat(room.outside.asked)
                .allMatch(address -> "lakeview.example".equals(address.getHost()))
                .hasSize(1);
    }

    @Test
    void whatIsNoJsonIsAnAnswerAndNoError() {
        assertThat(bare("{")).isInstanceOf(Gathered.Unreadable.class);
        assertThat(room.gatherFacts.presented("[]", "challenge", "domain").block())
                .isInstanceOf(Gathered.Unreadable.class);
    }

    private Gathered bare(String credential) {
        return room.gatherFacts.bare(credential).blockOptional().orElseThrow();
    }

    private static Facts facts(Gathered gathered) {
        assertThat(gathered).isInstanceOf(Gathered.Readable.class);
        return ((Gathered.Readable) gathered).facts();
    }
}
