package org.lerexchange.matching.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lerexchange.matching.feeds.MatchId;
import org.lerexchange.matching.jobs.JobId;

class KeptItemsTest {
    private static final int CHANGES = 99;
    private final KeptItems kept = new KeptItems();

    private static Item item(int seq) {
        Item.Entry entry = new Item.Entry(
                Item.Act.OFFERED, new MatchId("m"), "c", 1, "met", Optional.empty(), List.of(), List.of());
        return new Item(new JobId("job"), seq, "acme", "w", Instant.EPOCH, Collections.nCopies(CHANGES, entry));
    }

    private static String id(int seq) {
        return ItemDocument.id(new JobId("job"), seq);
    }

    @Test
    void whatWasKeptIsFoundAndNothingElse() {
        kept.add(item(1));

        assertThat(kept.find(List.of(id(1), id(2)))).containsOnlyKeys(id(1)).containsValue(item(1));
    }

    @Test
    void theOldestGoWhenTheirChangesAreTooManyHoweverOftenOneIsKept() {
        int most = KeptItems.CHANGES_HELD / (CHANGES + 1);
        IntStream.range(0, 3).forEach(again -> kept.add(item(1)));
        IntStream.rangeClosed(2, most).forEach(seq -> kept.add(item(seq)));
        assertThat(kept.find(List.of(id(1), id(most)))).hasSize(2);

        kept.add(item(most + 1));

        assertThat(kept.find(List.of(id(1), id(2), id(most + 1)))).containsOnlyKeys(id(2), id(most + 1));
    }
}
