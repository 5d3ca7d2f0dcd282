package org.lerexchange.matching.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.Skill;
import org.lerexchange.matching.taxonomy.SkillId;
import org.lerexchange.matching.taxonomy.Taxonomy;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;

/** The room on a store in memory; a taxonomy of nothing serves at first. */
final class Batches {

    final InMemoryDatabase database = new InMemoryDatabase(PendingEvents.of(List.of()));
    final Documents versions = database.open(TaxonomyUploads.VERSIONS);
    final Documents batches = database.open(TaxonomyUploads.BATCHES);
    final CurrentTaxonomy current = empty();
    final TaxonomyUploads uploads = new TaxonomyUploads(versions, batches, current);

    static CurrentTaxonomy empty() {
        return new CurrentTaxonomy(new Taxonomy("empty-1", List.of(), List.of(), List.of()));
    }

    /** A batch with a skill of each label. */
    static TaxonomyBatch batch(String version, int number, int of, String... labels) {
        List<TaxonomyBatch.Row> rows = new ArrayList<>();
        for (String label : labels) {
            SkillId id = new SkillId("ler:skill:" + label.replace(' ', '-'));
            rows.add(new TaxonomyBatch.Row(
                    new Skill(id, label, List.of(label + " work"), Optional.empty(), Skill.Kind.SKILL),
                    List.of("ler:group:all")));
        }
        return new TaxonomyBatch(version, number, of, rows, List.of());
    }

    static TaxonomyBatch occupations(String version, int number, int of, String code, String title) {
        return new TaxonomyBatch(
                version,
                number,
                of,
                List.of(),
                List.of(new Occupation(new Occupation.Code(code), title, List.of(), List.of())));
    }

    TaxonomyUploads.Outcome put(TaxonomyBatch batch) {
        return uploads.put(batch).blockOptional().orElseThrow();
    }

    List<String> labels() {
        return current.taxonomy().skills().stream().map(Skill::preferredLabel).toList();
    }
}
