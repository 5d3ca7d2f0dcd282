package org.lerexchange.wallet.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import org.lerexchange.wallet.consent.ProfileId;
import reactor.core.publisher.Mono;

/** What is looked for, by profile. */
class Lookings {

    private static final String COLLECTION = "sharing-preferences";

    private final Documents documents;

    Lookings(Database database) {
        this.documents = database.open(COLLECTION);
    }

    Mono<Looking> find(ProfileId profile) {
        return documents.find(profile.value()).map(LookingDocument::read);
    }

    /** One guarded write; the relay says it. */
    Mono<Looking> state(ProfileId profile, Function<Optional<Looking>, Looking> decide) {
        return documents.change(profile.value(), document -> {
            Optional<Looking> there = document.map(LookingDocument::read);
            Looking next = decide.apply(there);
            return there.filter(next::equals).isPresent()
                    ? Change.keep(next)
                    : Change.writeAndSay(next, LookingDocument.of(next), List.of(SharingMapping.toEvent(next)));
        });
    }

    /** Ends it, if there is anything to end; the caller says it. Empty where nothing was ever looked for. */
    Mono<Ended> end(ProfileId profile, Instant now) {
        return documents
                .<Optional<Ended>>change(profile.value(), document -> end(document.map(LookingDocument::read), now))
                .flatMap(Mono::justOrEmpty);
    }

    private static Change<Optional<Ended>> end(Optional<Looking> there, Instant now) {
        if (there.isEmpty()) {
            return Change.keep(Optional.empty());
        }
        if (there.get().preferences().isEmpty()) {
            return Change.keep(Optional.of(new Ended(there.get(), false)));
        }
        Looking ended = there.get().changed(Optional.empty(), now);
        return Change.write(Optional.of(new Ended(ended, true)), LookingDocument.of(ended));
    }

    /** What is looked for no longer, and whether this write ended it. */
    record Ended(Looking looking, boolean changed) {}
}
