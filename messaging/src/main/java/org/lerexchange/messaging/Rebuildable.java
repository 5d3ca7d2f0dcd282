package org.lerexchange.messaging;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import reactor.core.publisher.Mono;

/**
 * That a room's read model can be rebuilt (a bean). What is no such bean is a system of record: backed up, never rebuilt.
 *
 * @param name {@code room} or {@code room.view}; where the operator's view of the model has a name, the same one
 * @param live what the live model holds now
 * @param fresh makes the model anew and empty, with its documents, if it has any, in the database that is handed in
 */
public record Rebuildable(String name, Supplier<Mono<Brief>> live, Function<Database, Fresh> fresh) {

    /**
     * A model beside the live one: it changes nothing of the live one, and says nothing to the outside.
     *
     * @param sources heard one after the other, each from its beginning; none where the model is a view of documents
     * @param held what it has come to
     */
    public record Fresh(List<Source<?>> sources, Supplier<Mono<Brief>> held) {
        public Fresh {
            sources = List.copyOf(sources);
        }

        public static Fresh of(Supplier<Mono<Brief>> held, Source<?>... sources) {
            return new Fresh(List.of(sources), held);
        }
    }

    /** A state topic and the ear of the fresh model on it. */
    public record Source<T extends SpecificRecord>(Topic<T> topic, Hears<T> ear) {

        public Source {
            if (topic.kind() != Topic.Kind.STATE || topic.heardBy().isEmpty()) {
                throw new IllegalArgumentException(
                        "expected a state topic that somebody hears, as facts are not kept, but " + topic + " came");
            }
        }
    }

    public Rebuildable {
        if (name.isBlank()) {
            throw new IllegalArgumentException("expected the name of a model");
        }
    }
}
