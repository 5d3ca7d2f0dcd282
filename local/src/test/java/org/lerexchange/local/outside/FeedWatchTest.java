package org.lerexchange.local.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lerexchange.local.outside.FakeService.Reply;

class FeedWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static String event(String cursor, int seq, String act) {
        return "id:" + cursor + "\ndata:{\"jobId\":\"j\",\"seq\":" + seq + ",\"act\":\"" + act
                + "\",\"matchId\":\"m\",\"cause\":\"REVOKED\"}\n\n";
    }

    private static Doors doors() {
        return new Doors(person -> "token", Patience.ofAPlayer(), line -> {});
    }

    @Test
    void brokenFeedIsOpenedAgainAfterTheLastEventAndNothingIsSeenTwice() {
        try (FakeService matching = new FakeService(
                        Reply.events(": heartbeat\n\n" + event("c1", 1, "offered")),
                        Reply.json(503, ""),
                        Reply.events(event("c1", 1, "offered") + event("c2", 2, "withdrawn")),
                        Reply.events(": nothing new\n\n"));
                Doors doors = doors();
                FeedWatch feeds = new FeedWatch(doors, matching.address(), InstantSource.system())) {
            feeds.listen("hospital");

            FeedItem withdrawn = feeds.await("the withdrawal", 0, FeedItem::isWithdrawn, PATIENCE);

            assertThat(withdrawn.cause()).contains("REVOKED");
            assertThat(feeds.items()).extracting(FeedItem::seq).containsExactly(1L, 2L);
            assertThat(matching.seen().getFirst().lastEventId()).isEmpty();
            assertThat(List.copyOf(matching.seen()).subList(1, 3))
                    .allSatisfy(seen -> assertThat(seen.lastEventId()).contains("c1"));
        }
    }

    @Test
    void itemThatDoesNotComeIsNamedWithWhatCame() {
        try (FakeService matching =
                        new FakeService(Reply.events(event("c1", 1, "offered")), Reply.events(": nothing new\n\n"));
                Doors doors = doors();
                FeedWatch feeds = new FeedWatch(doors, matching.address(), InstantSource.system())) {
            feeds.listen("hospital");
            feeds.await("the offer", 0, item -> item.act().equals("offered"), PATIENCE);

            assertThatThrownBy(() -> feeds.await("the withdrawal", 0, FeedItem::isWithdrawn, Duration.ofMillis(50)))
                    .isInstanceOf(NotSeen.class)
                    .hasMessageContaining("the withdrawal")
                    .hasMessageContaining("j#1 offered m");
        }
    }
}
