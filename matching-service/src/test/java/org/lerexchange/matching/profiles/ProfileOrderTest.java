package org.lerexchange.matching.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.PreferenceState;
import org.lerexchange.events.VerificationOutcome;
import org.lerexchange.matching.profiles.ProfilesRoom.News;

/** Histories made from fixed seeds, which the tests' names print. */
class ProfileOrderTest {
    private static final int HISTORIES = 60;
    private static final List<VerificationOutcome> OUTCOMES = List.of(
            VerificationOutcome.VERIFIED,
            VerificationOutcome.VERIFIED,
            VerificationOutcome.INCONCLUSIVE,
            VerificationOutcome.REFUSED,
            VerificationOutcome.ENDED);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 20261131, 8675309})
    void inWhateverOrderAndHoweverOftenThingsAreHeardTheProfileIsTheSame(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < HISTORIES; round++) {
            List<News> history = anyHistory(random);
            ProfilesRoom first = new ProfilesRoom();
            history.forEach(first::hear);

            ProfilesRoom second = new ProfilesRoom();
            List<News> shuffled = new ArrayList<>(history);
            shuffled.addAll(history.subList(0, random.nextInt(history.size())));
            Collections.shuffle(shuffled, random);
            shuffled.forEach(second::hear);

            assertThat(second.stored()).isEqualTo(first.stored());
            assertThat(second.present()).isEqualTo(first.present());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {32, 20261132})
    void whatCompactionLeavesRebuildsTheSameProfileAndDigests(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < HISTORIES; round++) {
            List<News> history = anyHistory(random);
            ProfilesRoom first = new ProfilesRoom();
            history.forEach(first::hear);

            Map<String, News> last = new LinkedHashMap<>();
            history.forEach(news -> last.put(news.getClass() + news.heard().key(), news));
            List<News> kept = new ArrayList<>(last.values());
            Collections.shuffle(kept, random);
            ProfilesRoom rebuilt = new ProfilesRoom();
            kept.forEach(rebuilt::hear);

            assertThat(rebuilt.stored()).isEqualTo(first.stored());
            assertThat(new ProfilesState(rebuilt.profiles).state().block())
                    .isEqualTo(new ProfilesState(first.profiles).state().block());
        }
    }

    /** Consents go forward: granted, perhaps narrowed, perhaps ended; parts and wishes go anywhere. */
    private static List<News> anyHistory(Random random) {
        List<News> history = new ArrayList<>();
        for (int consent = 1; consent <= 3; consent++) {
            String id = "consent-" + consent;
            long seq = 1;
            history.add(ProfilesRoom.consent(id, seq++, ConsentState.GRANTED));
            if (random.nextBoolean()) {
                history.add(ProfilesRoom.consent(id, seq++, ConsentState.NARROWED, "Certificate"));
            }
            if (random.nextInt(3) == 0) {
                history.add(ProfilesRoom.consent(id, seq, ConsentState.WITHDRAWN));
            }
            for (int part = 1; part <= 3; part++) {
                String type = random.nextBoolean() ? "Certificate" : "Degree";
                for (long word = 1L + random.nextInt(2); word <= 3; word++) {
                    history.add(ProfilesRoom.part(
                            id,
                            "part-" + part,
                            word,
                            OUTCOMES.get(random.nextInt(OUTCOMES.size())),
                            type,
                            "phlebotomy",
                            "something unheard of"));
                }
            }
        }
        history.add(ProfilesRoom.wishes(1, PreferenceState.ACTIVE));
        history.add(ProfilesRoom.wishes(2, random.nextBoolean() ? PreferenceState.ACTIVE : PreferenceState.ENDED));
        return history;
    }
}
