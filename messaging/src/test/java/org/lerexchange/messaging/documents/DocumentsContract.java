package org.lerexchange.messaging.documents;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.TakenElsewhere;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What every form of {@link Documents} promises. */
interface DocumentsContract {

    RailDatabase database();

    /** A collection whose documents have unique {@code codes.values}s. */
    Documents notes();

    @Test
    default void whatWasWrittenFirstIsFoundWithItsIdAndWithoutTheRailsFields() {
        write("n1", new Document("text", "first"), Noted.event("n1", 1));

        assertThat(notes().find("n1").block()).isEqualTo(new Document("_id", "n1").append("text", "first"));
        assertThat(notes().find("n2").block()).isNull();
    }

    @Test
    default void aDecisionThatLosesItsGuardIsMadeAnewOnWhatIsThereNow() {
        write("n1", new Document("count", 1));
        List<Integer> seen = new ArrayList<>();

        Integer answer = notes().change("n1", stored -> {
                    int count = stored.orElseThrow().getInteger("count");
                    seen.add(count);
                    if (seen.size() == 1) {
                        elsewhere(() -> write("n1", new Document("count", 10)));
                    }
                    return Change.write(count + 1, new Document("count", count + 1));
                })
                .block();

        assertThat(seen).containsExactly(1, 10);
        assertThat(answer).isEqualTo(11);
        assertThat(count("n1")).isEqualTo(11);
    }

    @Test
    default void aFirstWriteThatComesSecondIsDecidedAnew() {
        List<Boolean> seen = new ArrayList<>();

        notes().change("n1", stored -> {
                    seen.add(stored.isPresent());
                    if (seen.size() == 1) {
                        elsewhere(() -> write("n1", new Document("count", 5)));
                    }
                    int count =
                            stored.map(document -> document.getInteger("count")).orElse(0);
                    return Change.write(count, new Document("count", count + 1));
                })
                .block();

        assertThat(seen).containsExactly(false, true);
        assertThat(count("n1")).isEqualTo(6);
    }

    @Test
    default void aDocumentIsAddedOnceAndTheSecondOneChangesNothing() {
        assertThat(notes().add("n1", new Document("count", 1)).block()).isTrue();
        assertThat(notes().add("n1", new Document("count", 2)).block()).isFalse();

        assertThat(count("n1")).isEqualTo(1);
        write("n1", new Document("count", 3));
        assertThat(count("n1")).isEqualTo(3);
    }

    @Test
    default void aDocumentIsNotAddedWithAUniqueValueThatAnotherHas() {
        Document codes = new Document("codes", new Document("values", List.of("a")));
        assertThat(notes().add("n1", codes).block()).isTrue();

        assertThatThrownBy(() -> notes().add("n2", codes).block()).isInstanceOf(TakenElsewhere.class);
        assertThat(notes().find("n2").block()).isNull();
    }

    @Test
    default void aDocumentThatWasDeletedAndMadeAnewIsNotTakenForTheOldOne() {
        write("n1", new Document("count", 1));
        List<Integer> seen = new ArrayList<>();

        notes().change("n1", stored -> {
                    seen.add(stored.orElseThrow().getInteger("count"));
                    if (seen.size() == 1) {
                        elsewhere(() -> {
                            delete("n1");
                            write("n1", new Document("count", 7));
                        });
                    }
                    return Change.write(true, new Document("count", seen.getLast() + 1));
                })
                .block();

        assertThat(seen).containsExactly(1, 7);
    }

    @Test
    default void aUniqueValueOfAnotherDocumentIsTakenElsewhere() {
        write("n1", codes("a", "b"));
        write("n2", codes("c"));

        assertThatThrownBy(() -> write("n3", codes("b")))
                .isInstanceOf(TakenElsewhere.class)
                .hasMessageNotContaining("n3");
        assertThatThrownBy(() -> write("n2", codes("c", "a"))).isInstanceOf(TakenElsewhere.class);
        assertThat(notes().find("n3").block()).isNull();
        assertThat(notes().find("n2").block()).isEqualTo(codes("c").append("_id", "n2"));
    }

    @Test
    default void aDocumentIsFoundByAUniqueValueInsideAnArray() {
        write("n1", codes("a", "b"));
        write("n2", codes("c"));

        Document found = requireNonNull(notes().findBy("codes.values", "b").block());

        assertThat(found).containsEntry("_id", "n1").doesNotContainKey("rev");
        assertThat(notes().findBy("codes.values", "d").block()).isNull();
    }

    @Test
    default void aUniqueValueInsideAnArrayOfDocumentsIsRefusedBecauseNotEveryStoreLooksThere() {
        Document hidden = new Document("codes", List.of(new Document("values", "a")));

        assertThatThrownBy(() -> write("n1", hidden)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void eventsArePendingInTheOrderInWhichTheyWereWritten() {
        write("n1", new Document(), Noted.event("n1", 1), Noted.event("n1", 2));
        write("n1", new Document("x", 1));
        write("n1", new Document(), Noted.event("n1", 3));

        Outbox.Waiting waiting = waiting("n1");

        assertThat(waiting.events()).containsExactly(Noted.event("n1", 1), Noted.event("n1", 2), Noted.event("n1", 3));
        assertThat(database().outbox().waiting().collectList().block()).containsExactly(key("n1"));
    }

    @Test
    default void aPullRemovesWhatWasSaidAndLeavesWhatWasAppendedSince() {
        write("n1", new Document("x", 1), Noted.event("n1", 1), Noted.event("n1", 2));
        Outbox.Waiting said = waiting("n1");
        write("n1", new Document("x", 2), Noted.event("n1", 3));

        database().outbox().pull(said).block();
        List<Event<?>> left = waiting("n1").events();
        database().outbox().pull(waiting("n1")).block();

        assertThat(left).isEqualTo(List.of(Noted.event("n1", 3)));
        assertThat(database().outbox().waiting().collectList().block()).isEmpty();
        assertThat(notes().find("n1").block()).isEqualTo(new Document("_id", "n1").append("x", 2));
    }

    @Test
    default void aLatePullRemovesNothingThatItDidNotSay() {
        write("n1", new Document(), Noted.event("n1", 1));
        Outbox.Waiting late = waiting("n1");
        database().outbox().pull(waiting("n1")).block();
        write("n1", new Document(), Noted.event("n1", 2));

        database().outbox().pull(late).block();

        assertThat(waiting("n1").events()).isEqualTo(List.of(Noted.event("n1", 2)));
    }

    @Test
    default void anEventTooManyIsRefusedWithNothingWritten() {
        for (int seq = 1; seq <= RailFields.PENDING_AT_MOST; seq++) {
            write("n1", new Document("count", seq), Noted.event("n1", seq));
        }

        assertThatThrownBy(() -> write("n1", new Document("count", 0), Noted.event("n1", 65)))
                .isInstanceOf(TooManyPending.class)
                .hasMessageNotContaining("n1");
        assertThat(count("n1")).isEqualTo(RailFields.PENDING_AT_MOST);
    }

    @Test
    default void aDeletedDocumentIsGoneAndOneWithSomethingUnsaidIsNotDeleted() {
        write("n1", new Document());
        write("n2", new Document(), Noted.event("n2", 1));

        delete("n1");
        delete("n3");

        assertThat(notes().find("n1").block()).isNull();
        assertThatThrownBy(() -> delete("n2")).isInstanceOf(IllegalStateException.class);
        assertThat(notes().find("n2").block()).isNotNull();
    }

    @Test
    default void theRailsOwnFieldsAreNotForRooms() {
        assertThatThrownBy(() -> write("n1", new Document("rev", 3L))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> write("n1", new Document("_id", "n2"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void whatIsKeptIsNotWritten() {
        write("n1", new Document("count", 1));

        String answer = notes().change("n1", stored -> {
                    stored.orElseThrow().append("count", 2);
                    return Change.keep("kept");
                })
                .block();

        assertThat(answer).isEqualTo("kept");
        assertThat(count("n1")).isEqualTo(1);
    }

    @Test
    default void allComeInTheOrderOfTheirIdsAndSomeByTheirIds() {
        for (String id : List.of("c", "a", "d", "b")) {
            write(id, new Document());
        }

        assertThat(notes().all()
                        .map(document -> document.getString("_id"))
                        .collectList()
                        .block())
                .containsExactly("a", "b", "c", "d");
        assertThat(notes().find(List.of("b", "x", "d"))
                        .map(document -> document.getString("_id"))
                        .collectList()
                        .block())
                .containsExactlyInAnyOrder("b", "d");
        assertThat(notes().find(List.of()).collectList().block()).isEmpty();
    }

    @Test
    default void twoHundredIncrementsSideBySideAllCount() {
        Flux.range(0, 200)
                .flatMap(n -> notes().change("n1", DocumentsContract::incremented), 200)
                .blockLast();

        assertThat(count("n1")).isEqualTo(200);
    }

    @Test
    default void twoHundredIncrementsOnWhatIsKnownAllCountAndAllAreSaid() {
        Flux.range(0, 200)
                .flatMap(n -> notes().changeKnown("n1", DocumentsContract::incremented), 200)
                .blockLast();
        write("n1", new Document("count", 300), Noted.event("n1", 1));
        Integer onKnown =
                notes().changeKnown("n1", DocumentsContract::incremented).block();
        database().outbox().pull(waiting("n1")).block();
        Integer afterPull =
                notes().changeKnown("n1", DocumentsContract::incremented).block();

        assertThat(onKnown).isEqualTo(301);
        assertThat(afterPull).isEqualTo(302);
        assertThat(count("n1")).isEqualTo(302);
        assertThat(database().outbox().waiting().collectList().block()).isEmpty();
    }

    @Test
    default void whatIsKnownIsReadAgainWhereNothingWouldBeWritten() {
        notes().changeKnown("n1", DocumentsContract::incremented).block();
        notes().changeKnown("n1", stored -> Change.delete(true)).block();

        String answer = notes().changeKnown("n1", stored -> Change.keep(stored.isPresent() ? "there" : "gone"))
                .block();
        Integer anew = notes().changeKnown("n1", DocumentsContract::incremented).block();

        assertThat(answer).isEqualTo("gone");
        assertThat(anew).isEqualTo(1);
    }

    @Test
    default void whatIsKnownHasNoRoomForMoreEventsThanWhatIsStored() {
        for (int seq = 1; seq <= RailFields.PENDING_AT_MOST; seq++) {
            Event<?> event = Noted.event("n1", seq);
            Document next = new Document("count", seq);
            notes().changeKnown("n1", stored -> Change.writeAndSay(true, next, List.of(event)))
                    .block();
        }
        Mono<Boolean> oneMore = notes().changeKnown(
                        "n1",
                        stored -> Change.writeAndSay(true, new Document("count", 0), List.of(Noted.event("n1", 65))));

        assertThatThrownBy(oneMore::block).isInstanceOf(TooManyPending.class);
        database().outbox().pull(waiting("n1")).block();
        assertThat(oneMore.block()).isTrue();
        assertThat(waiting("n1").events()).isEqualTo(List.of(Noted.event("n1", 65)));
    }

    @Test
    default void ofManyNewDocumentsSideBySideOnlyThoseThatAreThereAreRefused() {
        write("n7", new Document("count", 7));
        write("other", codes("11"));

        List<String> came = Flux.range(0, 200)
                .flatMap(
                        n -> notes().add("n" + n, codes("" + n))
                                .map(fresh -> fresh ? "new" : "n" + n + " there")
                                .onErrorResume(TakenElsewhere.class, taken -> Mono.just("n" + n + " taken")),
                        200)
                .filter(answer -> !answer.equals("new"))
                .collectList()
                .block();

        assertThat(came).containsExactlyInAnyOrder("n7 there", "n11 taken");
        assertThat(notes().all().count().block()).isEqualTo(200);
        assertThat(count("n7")).isEqualTo(7);
    }

    @Test
    default void ofManyPullsSideBySideEachLeavesWhatWasAppendedSince() {
        List<Outbox.Waiting> said = new ArrayList<>();
        for (int n = 0; n < 100; n++) {
            write("n" + n, new Document("count", n), Noted.event("n" + n, 1));
            said.add(waiting("n" + n));
        }
        write("n7", new Document("count", 70), Noted.event("n7", 2));
        database().outbox().pull(said.get(11)).block();

        Flux.fromIterable(said)
                .flatMap(one -> database().outbox().pull(one), 100)
                .blockLast();

        assertThat(database().outbox().waiting().collectList().block()).containsExactly(key("n7"));
        assertThat(waiting("n7").events()).isEqualTo(List.of(Noted.event("n7", 2)));
        assertThat(count("n7")).isEqualTo(70);
    }

    static Change<Integer> incremented(Optional<Document> stored) {
        int next = stored.map(document -> document.getInteger("count")).orElse(0) + 1;
        return Change.write(next, new Document("count", next));
    }

    private static Document codes(String... values) {
        return new Document("codes", new Document("values", List.of(values)));
    }

    private static void elsewhere(Runnable work) {
        CompletableFuture.runAsync(work).join();
    }

    private static Outbox.Key key(String id) {
        return new Outbox.Key("toy-notes", id);
    }

    private Outbox.Waiting waiting(String id) {
        return requireNonNull(database().outbox().read(key(id)).block());
    }

    private int count(String id) {
        return requireNonNull(notes().find(id).block()).getInteger("count");
    }

    private void delete(String id) {
        Mono<Boolean> gone = notes().change(id, stored -> Change.delete(true));
        assertThat(gone.block()).isTrue();
    }

    private void write(String id, Document next, Event<?>... events) {
        Mono<Boolean> written = notes().change(id, stored -> Change.writeAndSay(true, next, List.of(events)));
        assertThat(written.block()).isTrue();
    }
}
