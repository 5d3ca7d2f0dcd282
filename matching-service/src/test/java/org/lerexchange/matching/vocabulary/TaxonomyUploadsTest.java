package org.lerexchange.matching.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lerexchange.matching.vocabulary.Batches.batch;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.matching.taxonomy.FoundSkill;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.Skill;
import org.lerexchange.matching.taxonomy.SkillId;
import org.lerexchange.messaging.Change;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class TaxonomyUploadsTest {

    private final Batches room = new Batches();

    @Test
    void anIncompleteTaxonomyServesNobody() {
        assertThat(room.put(batch("sea-1", 2, 3, "sailing", "fishing")))
                .isEqualTo(new TaxonomyUploads.Outcome.Progress("sea-1", 1, false, 2));

        assertThat(room.current.version()).isEqualTo("empty-1");
        assertThat(room.labels()).isEmpty();
    }

    @Test
    void batchesInAnyOrderMakeTheTaxonomyThatServesWithTheLastOne() {
        List<String> changes = new ArrayList<>();
        room.current.changes().subscribe(changes::add);

        room.put(batch("sea-1", 3, 3, "fishing"));
        room.put(batch("sea-1", 1, 3, "sailing", "diving"));
        TaxonomyUploads.Outcome last = room.put(Batches.occupations("sea-1", 2, 3, "53-5011.00", "Sailors"));

        assertThat(last).isEqualTo(new TaxonomyUploads.Outcome.Progress("sea-1", 3, true, 3));
        assertThat(changes).containsExactly("sea-1");
        assertThat(room.labels()).containsExactly("diving", "fishing", "sailing");
        assertThat(room.current.taxonomy().occupation("53-5011.00").map(Occupation::title))
                .contains("Sailors");
        assertThat(room.current.skillsInText().find("You like sailing work."))
                .extracting(FoundSkill::skill)
                .containsExactly(new SkillId("ler:skill:sailing"));
        assertThat(room.current.taxonomy().near(new SkillId("ler:skill:sailing")))
                .as("siblings under what is broader")
                .hasSize(2);
    }

    @Test
    void eachBatchMayComeAgainBeforeAndAfterTheTaxonomyServes() {
        room.put(batch("sea-1", 1, 2, "sailing"));
        assertThat(room.put(batch("sea-1", 1, 2, "sailing")))
                .isEqualTo(new TaxonomyUploads.Outcome.Progress("sea-1", 1, false, 1));
        room.put(batch("sea-1", 2, 2, "fishing"));
        CurrentTaxonomy.Language serving = room.current.now();

        assertThat(room.put(batch("sea-1", 1, 2, "sailing")))
                .isEqualTo(new TaxonomyUploads.Outcome.Progress("sea-1", 2, true, 2));
        assertThat(room.current.now()).as("nothing was built again").isSameAs(serving);
    }

    @Test
    void aBatchMayBeCorrectedUntilItsVersionServes() {
        room.put(batch("sea-1", 1, 2, "sialing"));
        room.put(batch("sea-1", 1, 2, "sailing"));
        room.put(batch("sea-1", 2, 2, "fishing"));
        assertThat(room.labels()).containsExactly("fishing", "sailing");

        assertThat(why(room.put(batch("sea-1", 1, 2, "rowing")))).isEqualTo(TaxonomyUploads.Why.VERSION_SERVES);
        assertThat(room.labels()).containsExactly("fishing", "sailing");
    }

    @Test
    void anotherNumberOfBatchesIsRefused() {
        room.put(batch("sea-1", 1, 2, "sailing"));

        assertThat(why(room.put(batch("sea-1", 2, 3, "fishing")))).isEqualTo(TaxonomyUploads.Why.OTHER_NUMBER);
    }

    @Test
    void aSkillThatIsThereTwiceIsRefusedAndWhatServedServesOn() {
        room.put(batch("sea-1", 1, 2, "sailing"));

        assertThat(why(room.put(batch("sea-1", 2, 2, "sailing")))).isEqualTo(TaxonomyUploads.Why.ROW_TWICE);
        assertThat(room.current.version()).isEqualTo("empty-1");

        room.put(batch("sea-1", 2, 2, "fishing"));
        assertThat(room.current.version()).isEqualTo("sea-1");
    }

    @Test
    void theNextVersionReplacesTheFirstWhichDoesNotComeBack() {
        room.put(batch("sea-1", 1, 1, "sailing"));
        room.put(batch("sea-2", 1, 1, "diving"));

        assertThat(room.labels()).containsExactly("diving");
        assertThat(why(room.put(batch("sea-1", 1, 1, "sailing")))).isEqualTo(TaxonomyUploads.Why.VERSION_PAST);
        assertThat(room.batches.all().count().block())
                .as("the past one's content is gone")
                .isEqualTo(1);
    }

    @Test
    void afterARestartTheSameTaxonomyServesAndWithoutAnyTheFirstOne() {
        CurrentTaxonomy fresh = Batches.empty();
        new TaxonomyUploads(room.versions, room.batches, fresh).load().block();
        assertThat(fresh.version()).isEqualTo("empty-1");

        room.put(batch("sea-1", 1, 2, "sailing"));
        room.put(batch("sea-1", 2, 2, "fishing"));
        room.put(batch("sea-2", 1, 2, "diving"));
        new TaxonomyUploads(room.versions, room.batches, fresh).load().block();

        assertThat(fresh.version()).isEqualTo("sea-1");
        assertThat(fresh.taxonomy().skills()).extracting(Skill::preferredLabel).containsExactly("fishing", "sailing");
    }

    @Test
    void whatAProcessThatDiedLeftUndoneIsDoneWhenTheBatchComesAgain() {
        room.put(batch("sea-1", 1, 2, "sailing"));
        room.put(batch("sea-1", 2, 2, "fishing"));
        room.versions.change("#serving", stored -> Change.<Boolean>delete(true)).block();
        CurrentTaxonomy fresh = Batches.empty();
        TaxonomyUploads uploads = new TaxonomyUploads(room.versions, room.batches, fresh);

        uploads.load().block();
        assertThat(fresh.version()).isEqualTo("empty-1");
        uploads.put(batch("sea-1", 2, 2, "fishing")).block();

        assertThat(fresh.version()).isEqualTo("sea-1");
    }

    @Test
    void batchesThatArriveSideBySideServeOnceAllAreThere() {
        int of = 20;

        List<TaxonomyUploads.Outcome> outcomes = Flux.range(1, of)
                .parallel(8)
                .runOn(Schedulers.parallel())
                .flatMap(n -> room.uploads.put(batch("sea-1", n, of, "skill number " + n)))
                .sequential()
                .collectList()
                .blockOptional()
                .orElseThrow();

        assertThat(outcomes)
                .hasSize(of)
                .allMatch(outcome -> outcome instanceof TaxonomyUploads.Outcome.Progress)
                .anyMatch(
                        outcome -> outcome instanceof TaxonomyUploads.Outcome.Progress progress && progress.complete());
        assertThat(room.current.version()).isEqualTo("sea-1");
        assertThat(room.labels()).hasSize(of);
    }

    private static TaxonomyUploads.Why why(TaxonomyUploads.Outcome outcome) {
        assertThat(outcome).isInstanceOf(TaxonomyUploads.Outcome.Refused.class);
        return ((TaxonomyUploads.Outcome.Refused) outcome).why();
    }
}
