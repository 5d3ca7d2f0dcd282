package org.lerexchange.wallet.sharing;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stored parts. */
class Parts {

    private static final String COLLECTION = "sharing-parts";

    private final Documents documents;

    Parts(Database database) {
        this.documents = database.open(COLLECTION);
    }

    Mono<Part> find(Part.Key key) {
        return documents.find(key.text()).map(PartDocument::read);
    }

    /** Those on which no verdict was heard. */
    Flux<Part> unconfirmed() {
        return documents.all().map(PartDocument::read).filter(part -> part.status() instanceof Part.Status.Unconfirmed);
    }

    /** The first to come stays. */
    Mono<Part> keepFirst(Part part) {
        return documents.change(
                part.key().text(),
                there -> there.map(PartDocument::read)
                        .map(Change::keep)
                        .orElseGet(() -> Change.write(part, PartDocument.of(part))));
    }

    /** Confirmed, ended: one guarded write of what is decided. Empty where there is no such part. */
    Mono<Moved> move(Part.Key key, UnaryOperator<Part> decide) {
        return documents
                .<Optional<Moved>>change(key.text(), there -> move(there.map(PartDocument::read), decide))
                .flatMap(Mono::justOrEmpty);
    }

    private static Change<Optional<Moved>> move(Optional<Part> there, UnaryOperator<Part> decide) {
        if (there.isEmpty()) {
            return Change.keep(Optional.empty());
        }
        Part next = decide.apply(there.get());
        return next.equals(there.get())
                ? Change.keep(Optional.of(new Moved(next, false)))
                : Change.write(Optional.of(new Moved(next, true)), PartDocument.of(next));
    }

    /** Writes an unconfirmed part as it is, for the relay to say it again. */
    Mono<Boolean> sayAgain(Part.Key key) {
        return documents.change(
                key.text(),
                there -> there.map(PartDocument::read)
                        .filter(part -> part.status() instanceof Part.Status.Unconfirmed)
                        .map(Parts::saidAgain)
                        .orElseGet(() -> Change.keep(false)));
    }

    private static Change<Boolean> saidAgain(Part part) {
        return Change.writeAndSay(true, PartDocument.of(part), SharingMapping.toEvents(part));
    }

    /** A part as it is now, and whether this write made it so. */
    record Moved(Part part, boolean changed) {}
}
