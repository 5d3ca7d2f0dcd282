package org.lerexchange.local.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics of a running exchange, as an operator's tool sees them. */
record JourneyTopics(Map<String, Object> client) {

    private static final Duration POLL = Duration.ofMillis(200);

    /** All that stands in these topics now. */
    List<ConsumerRecord<String, byte[]>> everything(String... topics) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Stream.of(topics)
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(JourneyTopics::partition)
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(POLL).forEach(all::add);
            }
            return all;
        }
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    /** Returns when the broker has all of them. */
    void produce(List<ProducerRecord<String, byte[]>> records) {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent =
                    records.stream().map(producer::send).toList();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Each group has committed all that stands on its topics. */
    void nobodyIsBehind() {
        assertThat(lags().values()).isNotEmpty().allMatch(lag -> lag == 0);
    }

    /** Of every group, how much stands behind what it committed. */
    private Map<String, Long> lags() {
        try (Admin admin = Admin.create(client)) {
            Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = admin.listConsumerGroupOffsets(
                            groups(admin).stream()
                                    .collect(Collectors.toMap(
                                            group -> group, group -> new ListConsumerGroupOffsetsSpec())))
                    .all()
                    .get();
            Map<TopicPartition, Long> ends = ends(
                    admin,
                    committed.values().stream()
                            .flatMap(offsets -> offsets.keySet().stream())
                            .collect(Collectors.toSet()));
            Map<String, Long> lags = new HashMap<>();
            committed.forEach((group, offsets) -> lags.put(group, lag(offsets, ends)));
            return lags;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long lag(Map<TopicPartition, OffsetAndMetadata> committed, Map<TopicPartition, Long> ends) {
        return committed.entrySet().stream()
                .mapToLong(one ->
                        ends.getOrDefault(one.getKey(), 0L) - one.getValue().offset())
                .sum();
    }

    /** Every group hears everything again; its members must have been killed. */
    Set<String> resetToTheBeginning() {
        return resetToTheBeginning("");
    }

    /** Each group of the service hears everything again; its members must have been killed. */
    Set<String> resetToTheBeginning(String service) {
        try (Admin admin = Admin.create(client)) {
            Set<String> groups = groups(admin);
            groups.removeIf(group -> !group.startsWith(service));
            takeOutMembers(admin, groups);
            for (String group : groups) {
                Map<TopicPartition, OffsetAndMetadata> zero =
                        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().keySet().stream()
                                .collect(Collectors.toMap(one -> one, one -> new OffsetAndMetadata(0)));
                admin.alterConsumerGroupOffsets(group, zero).all().get();
            }
            return groups;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The group will not hear what stands on the topic now; its members must have been killed. */
    void skipToTheEnd(String group, String topic) {
        try (Admin admin = Admin.create(client)) {
            Set<TopicPartition> partitions = admin.describeTopics(Set.of(topic)).allTopicNames().get().values().stream()
                    .flatMap(described -> described.partitions().stream())
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .collect(Collectors.toSet());
            takeOutMembers(admin, Set.of(group));
            Map<TopicPartition, OffsetAndMetadata> behind = new HashMap<>();
            ends(admin, partitions).forEach((one, end) -> behind.put(one, new OffsetAndMetadata(end)));
            admin.alterConsumerGroupOffsets(group, behind).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The broker would take a killed member out of its group when its session ends, after ten seconds. */
    private static void takeOutMembers(Admin admin, Set<String> groups)
            throws ExecutionException, InterruptedException {
        for (ConsumerGroupDescription group :
                admin.describeConsumerGroups(groups).all().get().values()) {
            if (!group.members().isEmpty()) {
                admin.removeMembersFromConsumerGroup(group.groupId(), new RemoveMembersFromConsumerGroupOptions())
                        .all()
                        .get();
            }
        }
    }

    private static Set<String> groups(Admin admin) throws ExecutionException, InterruptedException {
        return admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .filter(group -> group.matches("(issuer|wallet|verifier|matching)\\..*"))
                .collect(Collectors.toSet());
    }

    private static Map<TopicPartition, Long> ends(Admin admin, Set<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(partitions.stream().collect(Collectors.toMap(one -> one, one -> OffsetSpec.latest())))
                .all()
                .get()
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }
}
