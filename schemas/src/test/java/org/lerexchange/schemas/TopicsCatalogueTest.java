package org.lerexchange.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.Topic.Erasure;
import org.lerexchange.messaging.Topic.Kind;
import org.lerexchange.messaging.Topic.Spread;

class TopicsCatalogueTest {

    private static final String ROOM = "(issuer|wallet|verifier|matching)\\.[a-z]+";

    /** Pseudonyms that stay, and why. */
    private static final Map<String, String> STAYS = Map.of(
            "ler.credential.status-changed",
                    "whether a credential is in force must stay checkable; its id names nobody",
            "ler.match.changed", "candidate ids differ from job to job, and the fact is deleted after 28 days");

    static List<Topic<?>> topics() {
        return Topics.all();
    }

    @Test
    void everyContractHasATopicAndEveryTopicAContract() {
        List<String> files = History.list(History.CONTRACTS).stream()
                .map(file -> file.getFileName().toString().replace(".avsc", ""))
                .toList();

        assertThat(Topics.all()).extracting(Topic::name).containsExactlyInAnyOrderElementsOf(files);
        assertThat(Topics.all()).extracting(Topic::type).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aTopicIsNamedAfterItsRecord(Topic<?> topic) {
        String record =
                topic.schema().getName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);

        assertThat(topic.name()).matches("ler\\.[a-z]+\\.[a-z]+(-[a-z]+)?");
        assertThat(record).isEqualTo(topic.name().substring(4).replace('.', '-'));
        assertThat(topic.schema().getNamespace()).isEqualTo("org.lerexchange.events");
        assertThat(topic.subject()).isEqualTo(topic.name() + "-value");
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aTopicHasAKeyAWriterAndAListener(Topic<?> topic) {
        assertThat(topic.key()).isNotBlank();
        assertThat(topic.owner()).matches("keys|" + ROOM);
        assertThat(topic.heardBy()).isNotEmpty().allMatch(room -> room.matches(ROOM));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void whatIsSaidAboutAPersonGoesAway(Topic<?> topic) {
        Set<String> privacy = privacy(topic.schema());

        if (privacy.contains("sealed")) {
            assertThat(topic.erasedBy()).isIn(Erasure.EPOCH_KEY, Erasure.HOLDER_KEY);
        } else if (privacy.contains("pseudonymous") && !STAYS.containsKey(topic.name())) {
            assertThat(topic.erasedBy()).isNotEqualTo(Erasure.NOTHING_TO_ERASE);
        }
        assertThat(topic.erasedBy() != Erasure.COMPACTION || topic.kind() == Kind.STATE)
                .as("only a state topic is compacted")
                .isTrue();
    }

    @Test
    void topicsWithFewKeysHaveOnePartition() {
        assertThat(Topics.all().stream()
                        .filter(topic -> topic.spread() == Spread.ONE)
                        .map(Topic::name))
                .containsExactlyInAnyOrder("ler.issuer.changed", "ler.trust.changed", "ler.key.published");
    }

    @Test
    void thePlanHoldsEveryTopicAndTheDeadLettersOfEveryService() {
        assertThat(TopicPlan.all(4)).hasSize(Topics.all().size() + 4);
        assertThat(plan("ler.trust.changed").partitions()).isEqualTo(1);
        assertThat(plan("ler.job.changed").partitions()).isEqualTo(4);
        assertThat(plan("ler.job.changed").config())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "cleanup.policy", "compact",
                        "segment.ms", "3600000",
                        "max.compaction.lag.ms", "86400000",
                        "delete.retention.ms", "604800000"));
        assertThat(plan("ler.presentation.shared").config()).containsEntry("retention.ms", "604800000");
        assertThat(plan("ler.wallet.dead-letters").config()).containsEntry("retention.ms", "2419200000");
    }

    private static TopicPlan plan(String name) {
        return TopicPlan.all(4).stream()
                .filter(plan -> plan.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> privacy(Schema schema) {
        Set<String> found = new TreeSet<>();
        schema.getFields().forEach(field -> found.add(String.valueOf(field.getObjectProp("privacy"))));
        return found;
    }
}
