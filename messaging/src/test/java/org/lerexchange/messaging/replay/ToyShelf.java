package org.lerexchange.messaging.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.bson.Document;
import org.lerexchange.messaging.Brief;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import org.lerexchange.toy.ToyCounted;
import org.lerexchange.toy.ToyOrdered;
import reactor.core.publisher.Mono;

/** A read model of two topics: of each toy, how many were counted and which colour was ordered; a count of 0 is an end. */
final class ToyShelf {

    private final Documents toys;
    private final Optional<Event<?>> saying;

    /** @param saying what the room says whenever it hears something */
    ToyShelf(Database database, Optional<Event<?>> saying) {
        this.toys = database.open("toys");
        this.saying = saying;
    }

    Hears<ToyCounted> counting() {
        return new Ear<>() {
            @Override
            String value(ToyCounted value) {
                if (value.getTotal() < 0) {
                    throw new BrokenContract("count", "expected a count from 0 on");
                }
                return Long.toString(value.getTotal());
            }

            @Override
            String field() {
                return "counted";
            }
        };
    }

    Hears<ToyOrdered> ordering() {
        return new Ear<>() {
            @Override
            String value(ToyOrdered value) {
                return value.getNote();
            }

            @Override
            String field() {
                return "ordered";
            }
        };
    }

    private abstract class Ear<T extends SpecificRecord> implements Hears<T> {

        abstract String value(T value);

        abstract String field();

        @Override
        public Mono<Said> on(Heard<T> event) {
            String value = value(event.value());
            return toys.change(event.key(), stored -> {
                Document next = stored.orElseGet(Document::new);
                if (next.get(field() + "Seq") instanceof Long seq && seq >= event.seq()) {
                    return Change.keep(Said.replaced());
                }
                next.append(field() + "Seq", event.seq()).append(field(), value);
                return Change.write(
                        Said.applied(saying.stream().<Event<?>>map(one -> one).toList()), next);
            });
        }
    }

    /** What a hand that is none of the room's does to it. */
    void change(String toy, UnaryOperator<Document> hand) {
        toys.change(toy, stored -> Change.write(true, hand.apply(stored.orElseGet(Document::new))))
                .block();
    }

    /** Ends are gravestones and left out: from a compacted topic they need not come back. */
    Mono<Brief> held() {
        return toys.all()
                .filter(toy -> !"0".equals(toy.getString("counted")))
                .map(toy -> new TreeMap<>(Map.of(
                                "toy", toy.getString("_id"),
                                "counted", String.valueOf(toy.getString("counted")),
                                "ordered", String.valueOf(toy.getString("ordered"))))
                        .toString())
                .collectList()
                .map(lines -> Brief.ofLines(List.copyOf(lines).stream()));
    }
}
