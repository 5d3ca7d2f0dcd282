package org.lerexchange.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lerexchange.credentials.sealing.MasterKey;
import org.lerexchange.events.KeyPublished;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.schemas.Topics;

class ServiceKeysTest {

    private static final Instant DAY = Instant.parse("2026-11-25T10:00:00Z");

    @TempDir
    Path folder;

    private final Documents documents =
            new InMemoryDatabase(PendingEvents.of(List.of(Topics.KEY_PUBLISHED))).open(ServiceKeys.COLLECTION);
    private MasterKey master;

    @BeforeEach
    void makesAMasterKey() {
        master = MasterKey.create(folder.resolve("master"), new SecureRandom());
    }

    private ServiceKeys at(Instant now) {
        ServiceKeys keys = new ServiceKeys("verifier", documents, master, Clock.fixed(now, ZoneOffset.UTC));
        keys.renew().block();
        return keys;
    }

    private Event<KeyPublished> event() {
        return Objects.requireNonNull(KeyPublisher.owner("verifier", documents)
                .present()
                .apply("verifier")
                .block());
    }

    @Test
    void whatIsSealedToThePublishedKeyIsOpenedByTheServiceAlsoAfterARestart() {
        ServiceKeys keys = at(DAY);
        PublishedKeys published = heard(DAY);
        String sealed = published.seal("verifier", "Grüße");
        assertThat(keys.open(sealed)).contains("Grüße");
        assertThat(at(DAY).open(sealed)).contains("Grüße");
        assertThat(keys.open(keys.seal("own"))).contains("own");
        assertThat(sealed).doesNotContain("Grüße");
    }

    @Test
    void thereIsAKeyForTodayAndSevenDaysToCome() {
        assertThat(at(DAY).published()).hasSize(ServiceKeys.DAYS_AHEAD + 1);
        assertThat(heard(DAY.plus(Duration.ofDays(7))).seal("verifier", "x")).isNotEmpty();
        assertThatThrownBy(() -> heard(DAY.plus(Duration.ofDays(8))).seal("verifier", "x"))
                .isInstanceOf(KeyNotPublished.class);
    }

    @Test
    void renewingOnTheSameDaySaysNothingNew() {
        at(DAY);
        long seq = event().seq();
        at(DAY.plusSeconds(3600));
        assertThat(event().seq()).isEqualTo(seq);
        at(DAY.plus(Duration.ofDays(1)));
        assertThat(event().seq()).isEqualTo(seq + 1);
    }

    @Test
    void aDaysKeyIsDestroyedOnceAllThatWasSealedToItIsGone() {
        String sealed = at(DAY).seal("secret");
        assertThat(at(DAY.plus(Duration.ofDays(29))).open(sealed)).contains("secret");
        assertThat(at(DAY.plus(Duration.ofDays(31))).open(sealed)).isEmpty();
        assertThat(event().value().getKeys().getFirst().getKid()).doesNotContain("2026-11-25");
    }

    @Test
    void whatIsNotSealedToTheServiceDoesNotOpen() {
        ServiceKeys keys = at(DAY);
        assertThat(keys.open("nothing")).isEmpty();
        assertThat(keys.open("")).isEmpty();
        String sealed = keys.seal("own");
        assertThat(keys.open(sealed.substring(0, sealed.length() - 2))).isEmpty();
    }

    @Test
    void withoutTheRightMasterKeyTheServiceSaysWhichKeyItCannotTakeUp() {
        at(DAY);
        master = MasterKey.create(folder.resolve("another"), new SecureRandom());
        assertThatThrownBy(() -> at(DAY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("verifier:2026-11-25");
    }

    @Test
    void anOlderListOfKeysDoesNotReplaceANewerOne() {
        at(DAY);
        PublishedKeys published = heard(DAY);
        KeyPublished none = KeyPublished.newBuilder()
                .setService("verifier")
                .setKeys(List.of())
                .build();
        Said said = new KeyPublishedListener(published)
                .on(new Heard<>("verifier", event().seq() - 1, 0, DAY, none))
                .block();
        assertThat(said).isEqualTo(Said.replaced());
        assertThat(published.seal("verifier", "x")).isNotEmpty();
    }

    @Test
    void toAServiceThatPublishedNothingNothingIsSealed() {
        assertThatThrownBy(() -> new PublishedKeys(Clock.fixed(DAY, ZoneOffset.UTC)).seal("wallet", "x"))
                .isInstanceOf(KeyNotPublished.class)
                .hasMessageContaining("wallet");
    }

    private PublishedKeys heard(Instant now) {
        PublishedKeys published = new PublishedKeys(Clock.fixed(now, ZoneOffset.UTC));
        Event<KeyPublished> event = event();
        Said said = new KeyPublishedListener(published)
                .on(new Heard<>(event.key(), event.seq(), 0, event.time(), event.value()))
                .block();
        assertThat(said).isEqualTo(Said.applied());
        return published;
    }
}
