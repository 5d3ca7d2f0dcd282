package org.lerexchange.matching.profiles;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The profiles, one document each. */
final class Profiles {
    /** The collection this room owns. */
    static final String COLLECTION = "profiles-profiles";

    private final Documents documents;
    private final Clock clock;

    Profiles(Documents documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    /** Applies what was heard in one write; what follows from it, the listener says. */
    Mono<Profile.Step> hear(ProfileId id, Function<Profile, Profile.Step> decide) {
        return documents.change(id.value(), stored -> written(decide.apply(now(id, stored))));
    }

    /** Looks again for skills that were not found; the relay says what changed. True where something did. */
    Mono<Boolean> remap(ProfileId id, UnaryOperator<ProvedClaim> finder) {
        return documents.change(id.value(), stored -> {
            Profile before = now(id, stored);
            Profile after = before.remapped(finder, clock.instant());
            return after.equals(before)
                    ? Change.keep(false)
                    : Change.writeAndSay(
                            true, ProfileDocument.toDocument(after), List.of(ProfileMapping.toEvent(after)));
        });
    }

    Mono<Profile> find(ProfileId id) {
        return documents.find(id.value()).map(ProfileDocument::toProfile);
    }

    /** In the order of their ids. */
    Flux<Profile> all() {
        return documents.all().map(ProfileDocument::toProfile);
    }

    private static Profile now(ProfileId id, Optional<Document> stored) {
        return stored.map(ProfileDocument::toProfile).orElseGet(() -> Profile.unheardOf(id));
    }

    private static Change<Profile.Step> written(Profile.Step step) {
        return step instanceof Profile.Step.Changed(Profile next)
                ? Change.write(step, ProfileDocument.toDocument(next))
                : Change.keep(step);
    }
}
