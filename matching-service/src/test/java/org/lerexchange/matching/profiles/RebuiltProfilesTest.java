package org.lerexchange.matching.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.PreferenceState;
import org.lerexchange.events.VerificationOutcome;
import org.lerexchange.matching.profiles.ProfilesRoom.News;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.matching.taxonomy.Taxonomy;
import org.lerexchange.messaging.Brief;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Rebuildable;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import reactor.core.publisher.Mono;

class RebuiltProfilesTest {
    private static final List<News> HISTORY = List.of(
            ProfilesRoom.consent("consent-1", 1, ConsentState.GRANTED),
            ProfilesRoom.part("consent-1", "part-1", 1, VerificationOutcome.VERIFIED),
            ProfilesRoom.wishes(1, PreferenceState.ACTIVE));

    private final ProfilesRoom room = ProfilesRoom.ofItsOwnTaxonomy();
    private final Rebuildable rebuildable =
            RebuiltProfiles.of(room.profiles, room.findSkills, Clock.fixed(ProfilesRoom.at(7_200), ZoneOffset.UTC));

    @Test
    void whatTheRoomHeardMakesTheSameProfilesBesideIt() {
        HISTORY.forEach(room::hear);

        Brief rebuilt = rebuilt();

        assertThat(rebuilt).isEqualTo(live());
        assertThat(rebuilt.count()).isOne();
        assertThat(rebuilt.note()).isEmpty();
    }

    @Test
    void skillsThatAnEarlierTaxonomyFoundAreTakenOverAndNoted() {
        HISTORY.forEach(room::hear);
        room.taxonomy.takeUp(CurrentTaxonomy.Language.of(new Taxonomy("empty-1", List.of(), List.of(), List.of())));

        Brief rebuilt = rebuilt();

        assertThat(rebuilt.isSameAs(live())).isTrue();
        assertThat(rebuilt.note()).hasValue("1 profiles keep skills that another taxonomy found in them");
    }

    @Test
    void aClaimThatWasChangedBehindTheRoomsBackIsNotTakenOver() {
        HISTORY.forEach(room::hear);
        room.documents
                .change(ProfilesRoom.PROFILE, stored -> {
                    Document next = new Document(stored.orElseThrow());
                    next.remove("_id");
                    next.getList("parts", Document.class)
                            .getFirst()
                            .get("value", Document.class)
                            .put("achievementName", "Surgeon");
                    return Change.write(true, next);
                })
                .block();

        assertThat(rebuilt().isSameAs(live())).isFalse();
    }

    private Brief live() {
        return answer(rebuildable.live().get());
    }

    private Brief rebuilt() {
        Rebuildable.Fresh fresh = rebuildable.fresh().apply(new InMemoryDatabase(ProfilesRoom.PENDING));
        fresh.sources().forEach(source -> HISTORY.forEach(news -> hear(source, news.heard())));
        return answer(fresh.held().get());
    }

    private static Brief answer(Mono<Brief> held) {
        return Optional.ofNullable(held.block()).orElseThrow();
    }

    private static <T extends SpecificRecord> void hear(Rebuildable.Source<T> source, Heard<?> heard) {
        Class<T> type = source.topic().type();
        if (type.isInstance(heard.value())) {
            source.ear()
                    .on(new Heard<>(
                            heard.key(), heard.seq(), heard.generation(), heard.time(), type.cast(heard.value())))
                    .block();
        }
    }
}
