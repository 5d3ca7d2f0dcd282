package org.lerexchange.matching.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lerexchange.matching.feeds.FeedWorld.WELDING;
import static org.lerexchange.matching.feeds.FeedWorld.part;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.MatchChanged;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Said;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

class MatchListenerTest {
    private final OpenDoors doors = new OpenDoors();

    private List<Heard<MatchChanged>> anOfferAndItsWithdrawal() {
        doors.world.job("job-1", "acme", List.of(WELDING));
        Heard<MatchChanged> offered = doors.world
                .profile("profile-1", part("consent-1", "part-1", "college", WELDING))
                .said()
                .getFirst();
        return List.of(offered, doors.world.withdrawn("consent-1", 2).said().getFirst());
    }

    private Said.Effect effect(Heard<MatchChanged> event) {
        return doors.listener.on(event).map(Said::effect).blockOptional().orElseThrow();
    }

    @Test
    void anItemIsKeptOnceHoweverOftenItIsHeard() {
        Heard<MatchChanged> offered = anOfferAndItsWithdrawal().getFirst();

        assertThat(effect(offered)).isEqualTo(Said.Effect.APPLIED);
        assertThat(effect(offered)).isEqualTo(Said.Effect.DUPLICATE);

        assertThat(doors.json("acme", "/feeds/items").get("items")).hasSize(1);
    }

    @Test
    void itemsHeardOutOfOrderAreReadInTheirOrder() {
        anOfferAndItsWithdrawal().reversed().forEach(doors::hear);

        assertThat(doors.json("acme", "/feeds/items").get("items"))
                .extracting(item -> item.get("seq").asLong())
                .containsExactly(1L, 2L);
    }

    private List<Long> seqs(String cursor) {
        List<Long> seqs = new ArrayList<>();
        doors.json("acme", "/feeds/items?cursor=" + cursor)
                .get("items")
                .forEach(item -> seqs.add(item.get("seq").asLong()));
        return seqs;
    }

    @Test
    void anItemThatComesLateIsReadBeforeThoseThatOvertookIt() {
        List<Heard<MatchChanged>> items = new ArrayList<>(anOfferAndItsWithdrawal());
        doors.world.profile("profile-2", part("consent-2", "part-2", "college", WELDING));
        items.addAll(doors.world.said());

        doors.hear(items.get(0));
        doors.hear(items.get(2));
        JsonNode early = doors.json("acme", "/feeds/items");
        doors.hear(items.get(1));

        assertThat(early.get("items")).hasSize(1);
        assertThat(seqs(early.get("cursor").asString())).containsExactly(2L, 3L);
    }

    @Test
    void noReaderGoesPastAFirstItemThatIsMissing() {
        List<Heard<MatchChanged>> items = anOfferAndItsWithdrawal();

        doors.hear(items.get(1));
        JsonNode early = doors.json("acme", "/feeds/items");
        doors.hear(items.get(0));

        assertThat(early.get("items")).isEmpty();
        assertThat(seqs(early.get("cursor").asString())).containsExactly(1L, 2L);
    }

    @Test
    void aRecordThatIsNotItsJobsIsABrokenContract() {
        Heard<MatchChanged> offered = anOfferAndItsWithdrawal().getFirst();
        Heard<MatchChanged> poison = new Heard<>("job-2", offered.seq(), 0, offered.time(), offered.value());

        StepVerifier.create(doors.listener.on(poison))
                .expectError(BrokenContract.class)
                .verify(OpenDoors.PATIENCE);
    }
}
