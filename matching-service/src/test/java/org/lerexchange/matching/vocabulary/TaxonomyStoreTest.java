package org.lerexchange.matching.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lerexchange.matching.vocabulary.Batches.batch;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.matching.taxonomy.Skill;
import org.lerexchange.messaging.documents.MongoDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.testkit.store.TestStore;

/** The uploads on a store that speaks MongoDB's protocol, within the subset. */
class TaxonomyStoreTest {

    @RegisterExtension
    final TestStore store = TestStore.of("matching");

    @Test
    void aTaxonomyIsTheSameAfterARestartAndSoIsItsFollower() {
        CurrentTaxonomy before = Batches.empty();
        TaxonomyUploads uploads = uploads(before);
        uploads.put(batch("sea-1", 2, 2, "fishing", "sailing")).block();
        uploads.put(batch("sea-1", 1, 2, "diving")).block();

        CurrentTaxonomy after = Batches.empty();
        uploads(after).load().block();

        assertThat(labels(after)).isEqualTo(labels(before)).containsExactly("diving", "fishing", "sailing");
        uploads(after).put(batch("sea-2", 1, 1, "rowing")).block();
        CurrentTaxonomy last = Batches.empty();
        uploads(last).load().block();
        assertThat(labels(last)).containsExactly("rowing");
    }

    /** What a new process opens. */
    private TaxonomyUploads uploads(CurrentTaxonomy current) {
        MongoDatabase database = store.database(PendingEvents.of(List.of()));
        return new TaxonomyUploads(
                database.open(TaxonomyUploads.VERSIONS), database.open(TaxonomyUploads.BATCHES), current);
    }

    private static List<String> labels(CurrentTaxonomy current) {
        return current.taxonomy().skills().stream().map(Skill::preferredLabel).toList();
    }
}
