package org.lerexchange.verifier.verification;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import org.lerexchange.verifier.watch.PartKey;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stored parts. */
class Parts {

    private static final String COLLECTION = "verification-parts";

    private final Documents documents;

    Parts(Database database) {
        this.documents = database.open(COLLECTION);
    }

    /** Who says what a write says. */
    enum Voice {
        /** The listener whose event is being heard, before its offset is committed. */
        LISTENER,
        /** The relay: nobody else will, or it would be too much for one listener at once. */
        RELAY
    }

    Mono<Part> find(PartKey key) {
        return documents.find(key.text()).map(PartDocument::read);
    }

    Flux<Part> find(Collection<PartKey> keys) {
        return documents.find(keys.stream().map(PartKey::text).toList()).map(PartDocument::read);
    }

    Flux<Part> all() {
        return documents.all().map(PartDocument::read);
    }

    /** One guarded write, unless the part stays as it is. */
    Mono<Part> change(PartKey key, Function<Optional<Part>, Part> decide, Voice voice) {
        return documents.change(key.text(), document -> {
            Optional<Part> kept = document.map(PartDocument::read);
            Part next = decide.apply(kept);
            if (kept.filter(next::equals).isPresent()) {
                return Change.keep(next);
            }
            return voice == Voice.RELAY
                    ? Change.writeAndSay(next, PartDocument.of(next), VerificationMapping.toEvents(next))
                    : Change.write(next, PartDocument.of(next));
        });
    }
}
