package org.lerexchange.matching.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.PreferenceState;
import org.lerexchange.events.VerificationOutcome;
import org.lerexchange.matching.profiles.ProfilesRoom.News;
import org.lerexchange.messaging.Said;
import org.lerexchange.testkit.store.TestStore;

/** The room on the store that services run on, in the subset that every store keeps. */
class ProfileStoreTest {
    @RegisterExtension
    final TestStore store = TestStore.of("matching");

    @Test
    void theStoreKeepsAProfileAsMemoryDoes() {
        List<News> history = List.of(
                ProfilesRoom.part("consent-1", "part-1", 1, VerificationOutcome.VERIFIED),
                ProfilesRoom.consent("consent-1", 1, ConsentState.GRANTED),
                ProfilesRoom.part("consent-1", "part-2", 3, VerificationOutcome.INCONCLUSIVE),
                ProfilesRoom.wishes(1, PreferenceState.ACTIVE),
                ProfilesRoom.consent("consent-2", 2, ConsentState.WITHDRAWN));
        ProfilesRoom memory = new ProfilesRoom();
        ProfilesRoom stored = ProfilesRoom.over(store.database(ProfilesRoom.PENDING));

        for (News news : history) {
            assertThat(stored.hear(news)).isEqualTo(memory.hear(news));
        }

        assertThat(stored.present()).isEqualTo(memory.present());
        assertThat(new ProfilesState(stored.profiles).state().block())
                .isEqualTo(new ProfilesState(memory.profiles).state().block());
        assertThat(stored.hear(history.getFirst()).effect()).isEqualTo(Said.Effect.DUPLICATE);
    }
}
