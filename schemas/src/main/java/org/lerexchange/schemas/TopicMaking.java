package org.lerexchange.schemas;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes a broker's topics what their plans say. */
final class TopicMaking {

    private final Admin admin;
    private final Patience patience;
    private final Consumer<String> changed;

    TopicMaking(Admin admin, Patience patience, Consumer<String> changed) {
        this.admin = admin;
        this.patience = patience;
        this.changed = changed;
    }

    void make(List<TopicPlan> plans) {
        Set<String> there =
                patience.await("the broker's topics", admin.listTopics().names());
        correct(plans.stream().filter(plan -> there.contains(plan.name())).toList());
        create(plans.stream().filter(plan -> !there.contains(plan.name())).toList());
    }

    private void create(List<TopicPlan> missing) {
        Map<String, KafkaFuture<Void>> made = admin.createTopics(
                        missing.stream().map(TopicMaking::topic).toList())
                .values();
        List<TopicPlan> foreign = missing.stream()
                .filter(plan -> !created(plan, requireNonNull(made.get(plan.name()))))
                .toList();
        awaitShown(missing.stream().map(TopicPlan::name).toList());
        correct(foreign);
    }

    private static NewTopic topic(TopicPlan plan) {
        return new NewTopic(plan.name(), Optional.of(plan.partitions()), Optional.empty()).configs(plan.config());
    }

    /** Whether it was made here; another run may have been quicker. */
    private boolean created(TopicPlan plan, KafkaFuture<Void> made) {
        try {
            patience.await("topic " + plan.name(), made);
            changed.accept("topic " + plan.name() + " made with " + plan.partitions() + " partitions");
            return true;
        } catch (NotPrepared e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    /** The controller has made them; a broker shows them a little later. */
    private void awaitShown(List<String> names) {
        patience.until("the broker shows the new topics", () -> {
            try {
                patience.await("the new topics", admin.describeTopics(names).allTopicNames());
                return Optional.empty();
            } catch (NotPrepared e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    return Optional.of(e);
                }
                throw e;
            }
        });
    }

    private void correct(List<TopicPlan> existing) {
        List<String> names = existing.stream().map(TopicPlan::name).toList();
        Map<String, TopicDescription> topics =
                patience.await("the topics", admin.describeTopics(names).allTopicNames());
        existing.forEach(plan -> checkPartitions(plan, requireNonNull(topics.get(plan.name()))));
        Map<ConfigResource, Config> configs = patience.await(
                "the topics' configuration",
                admin.describeConfigs(names.stream().map(TopicMaking::resource).toList())
                        .all());
        existing.forEach(plan -> correct(plan, requireNonNull(configs.get(resource(plan.name())))));
    }

    private static void checkPartitions(TopicPlan plan, TopicDescription topic) {
        if (topic.partitions().size() != plan.partitions()) {
            throw new NotPrepared("expected " + plan.partitions() + " partitions of " + plan.name() + ", but it has "
                    + topic.partitions().size() + "; they are part of the contract and are not changed here");
        }
    }

    private void correct(TopicPlan plan, Config config) {
        Map<String, String> wrong = new TreeMap<>(plan.config());
        wrong.entrySet().removeIf(entry -> entry.getValue().equals(value(config, entry.getKey())));
        if (wrong.isEmpty()) {
            return;
        }
        List<AlterConfigOp> operations = wrong.entrySet().stream()
                .map(entry ->
                        new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        patience.await(
                "the configuration of " + plan.name(),
                admin.incrementalAlterConfigs(Map.of(resource(plan.name()), operations))
                        .all());
        wrong.forEach((key, value) -> changed.accept("topic " + plan.name() + " corrected: " + key + "=" + value));
    }

    private static String value(Config config, String key) {
        ConfigEntry entry = config.get(key);
        return entry == null ? "" : String.valueOf(entry.value());
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
