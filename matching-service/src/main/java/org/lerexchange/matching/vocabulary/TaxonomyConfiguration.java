package org.lerexchange.matching.vocabulary;

import java.io.IOException;
import org.lerexchange.edge.ReadModel;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.matching.taxonomy.TaxonomyTables;
import org.lerexchange.messaging.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the shared language: the starter table serves until a taxonomy was brought. */
@Configuration(proxyBeanMethods = false)
class TaxonomyConfiguration {

    @Bean
    CurrentTaxonomy currentTaxonomy() throws IOException {
        return new CurrentTaxonomy(TaxonomyTables.starter());
    }

    @Bean
    TaxonomyUploads taxonomyUploads(Database database, CurrentTaxonomy current) {
        return new TaxonomyUploads(
                database.open(TaxonomyUploads.VERSIONS), database.open(TaxonomyUploads.BATCHES), current);
    }

    @Bean
    TaxonomyStartListener taxonomyStartListener(TaxonomyUploads uploads) {
        return new TaxonomyStartListener(uploads);
    }

    @Bean
    ReadModel taxonomyState(CurrentTaxonomy current) {
        return new TaxonomyState(current);
    }
}
