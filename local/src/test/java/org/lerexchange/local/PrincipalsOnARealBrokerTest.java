package org.lerexchange.local;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lerexchange.local.parts.Build;
import org.lerexchange.local.parts.LerHome;
import org.lerexchange.local.parts.Part;
import org.lerexchange.local.parts.Ports;
import org.lerexchange.local.supervision.Progress;
import org.lerexchange.messaging.Topic;
import org.lerexchange.schemas.Principals;
import org.lerexchange.schemas.Topics;

/** Who may do what, as the broker itself answers: each principal exactly its topics, and nobody a wildcard. */
class PrincipalsOnARealBrokerTest {

    private static final List<String> SERVICES = List.of("issuer", "wallet", "verifier", "matching");
    private static final List<String> TENANTS = List.of("college", "tamsin-steel");
    private static final byte[] NOTHING = {};
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static LocalExchange exchange;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Files.exists(Build.found().registry()), "skipped: the unpacked schema registry is missing");
        exchange = new LocalExchange(new LerHome(folder), Ports.free(), Map.of(), new Silent());
        exchange.start(List.of(Part.KAFKA, Part.REGISTRY));
        exchange.prepare();
        TENANTS.forEach(exchange::openDoor);
        assertThat(written(Principals.ADMIN)).isEqualTo(topics());
    }

    @AfterAll
    static void stop() {
        if (exchange != null) {
            exchange.down();
        }
    }

    static Stream<String> principals() {
        return Stream.of(SERVICES, List.of(Principals.OPERATOR), TENANTS).flatMap(List::stream);
    }

    private static Set<String> topics() {
        Set<String> all = new TreeSet<>();
        Topics.all().forEach(topic -> all.add(topic.name()));
        SERVICES.forEach(service -> all.add("ler." + service + ".dead-letters"));
        TENANTS.forEach(tenant -> all.addAll(List.of(
                "ler.in." + tenant + ".award",
                "ler.in." + tenant + ".job",
                "ler.out." + tenant + ".award",
                "ler.out." + tenant + ".feed")));
        return all;
    }

    @ParameterizedTest
    @MethodSource("principals")
    void principalWritesItsOwnTopicsAndTheBrokerRefusesAllOthers(String principal) throws Exception {
        Set<String> expected = new TreeSet<>();
        if (TENANTS.contains(principal)) {
            expected.add("ler.in." + principal + ".award");
            expected.add("ler.in." + principal + ".job");
        } else if (SERVICES.contains(principal)) {
            expected.addAll(inside(principal, true));
            for (String tenant : TENANTS) {
                if (principal.equals("issuer")) {
                    expected.add("ler.out." + tenant + ".award");
                } else if (principal.equals("matching")) {
                    expected.add("ler.out." + tenant + ".feed");
                }
            }
        }

        assertThat(written(principal)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("principals")
    void principalReadsItsOwnTopicsAndTheBrokerRefusesAllOthers(String principal) {
        Set<String> expected = new TreeSet<>();
        if (TENANTS.contains(principal)) {
            expected.add("ler.out." + principal + ".award");
            expected.add("ler.out." + principal + ".feed");
        } else if (SERVICES.contains(principal)) {
            expected.addAll(inside(principal, false));
            for (String tenant : TENANTS) {
                if (principal.equals("issuer")) {
                    expected.add("ler.in." + tenant + ".award");
                } else if (principal.equals("matching")) {
                    expected.add("ler.in." + tenant + ".job");
                }
            }
        } else {
            expected.addAll(topics());
        }

        assertThat(read(principal)).isEqualTo(expected);
    }

    /** By the catalogue: a mended dead letter goes back to where it was heard, and a state is read back by its owner. */
    private static Set<String> inside(String service, boolean writing) {
        Set<String> names = Topics.all().stream()
                .filter(topic -> hears(service, topic)
                        || (topic.owner().startsWith(service + ".") && (writing || topic.kind() == Topic.Kind.STATE)))
                .map(Topic::name)
                .collect(toCollection(TreeSet::new));
        names.add("ler." + service + ".dead-letters");
        return names;
    }

    private static boolean hears(String service, Topic<?> topic) {
        return topic.heardBy().stream().anyMatch(room -> room.startsWith(service + "."));
    }

    private static Set<String> written(String principal) throws Exception {
        Map<String, Object> client = new HashMap<>(exchange.kafkaClient(principal));
        client.put("enable.idempotence", false);
        client.put("acks", "1");
        Set<String> written = new TreeSet<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String topic : topics()) {
                try {
                    producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, NOTHING))
                            .get();
                    written.add(topic);
                } catch (ExecutionException refused) {
                    assertThat(refused).hasCauseInstanceOf(TopicAuthorizationException.class);
                }
            }
        }
        return written;
    }

    private static Set<String> read(String principal) {
        Set<String> read = new TreeSet<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(exchange.kafkaClient(principal), Map.of())) {
            for (String topic : topics()) {
                TopicPartition first = new TopicPartition(topic, 0);
                consumer.assign(List.of(first));
                consumer.seek(first, 0);
                try {
                    assertThat(consumer.poll(PATIENCE)).isNotEmpty();
                    read.add(topic);
                } catch (TopicAuthorizationException refused) {
                    assertThat(refused.unauthorizedTopics()).containsExactly(topic);
                }
            }
        }
        return read;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> client, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("enable.auto.commit", false);
        settings.put("fetch.max.wait.ms", 20);
        settings.putAll(more);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @ParameterizedTest
    @MethodSource("principals")
    void principalUsesItsOwnGroupsAndNoOther(String principal) {
        TopicPartition readable = new TopicPartition(somethingToRead(principal), 0);
        Set<String> used = new TreeSet<>();
        for (String whose : principals().toList()) {
            try (KafkaConsumer<byte[], byte[]> consumer =
                    consumer(exchange.kafkaClient(principal), Map.of("group.id", whose + ".group"))) {
                consumer.commitSync(Map.of(readable, new OffsetAndMetadata(0)), PATIENCE);
                used.add(whose);
            } catch (GroupAuthorizationException refused) {
                assertThat(refused.groupId()).isEqualTo(whose + ".group");
            }
        }

        assertThat(used).containsExactly(principal);
    }

    private static String somethingToRead(String principal) {
        return switch (principal) {
            case "college", "tamsin-steel" -> "ler.out." + principal + ".feed";
            case Principals.OPERATOR -> "ler.job.changed";
            default -> "ler." + principal + ".dead-letters";
        };
    }

    @ParameterizedTest
    @MethodSource("principals")
    void nobodyButTheAdministratorMakesTopicsOrPermitsAnything(String principal) {
        try (Admin admin = Admin.create(exchange.kafkaClient(principal))) {
            NewTopic topic = new NewTopic("ler.in." + principal + ".more", 1, (short) 1);

            assertThatThrownBy(() -> admin.createTopics(List.of(topic)).all().get())
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> admin.deleteTopics(List.of("ler.in.college.award"))
                            .all()
                            .get())
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> admin.deleteAcls(List.of(AclBindingFilter.ANY))
                            .all()
                            .get())
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> admin.describeUserScramCredentials().all().get())
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void tenantSeesNoTopicButItsOwn() throws Exception {
        try (Admin admin = Admin.create(exchange.kafkaClient("college"))) {
            assertThat(admin.listTopics().names().get())
                    .containsExactlyInAnyOrder(
                            "ler.in.college.award",
                            "ler.in.college.job",
                            "ler.out.college.award",
                            "ler.out.college.feed");
        }
    }

    @Test
    void nobodyIsLetInWithoutTheRightPassword() {
        Map<String, Object> wrong = new HashMap<>(exchange.kafkaClient("college"));
        wrong.putAll(Principals.login("college", "guessed"));
        Map<String, Object> none = Map.of(
                "bootstrap.servers", exchange.kafkaBootstrap(),
                "request.timeout.ms", 1_000,
                "default.api.timeout.ms", 1_000);

        try (Admin guessing = Admin.create(wrong);
                Admin plain = Admin.create(none)) {
            assertThatThrownBy(() -> guessing.listTopics().names().get())
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
            assertThatThrownBy(() -> plain.listTopics().names().get()).hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void whatClientPropertiesPrintsIsAllThatATenantsClientNeeds() throws Exception {
        String printed = String.join("\n", new ClientProperties(exchange).of("college"));
        Properties client = new Properties();
        client.load(new StringReader(printed));

        try (KafkaProducer<byte[], byte[]> idempotent =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            assertThat(idempotent
                            .send(new ProducerRecord<>("ler.in.college.award", new byte[] {2}, NOTHING))
                            .get()
                            .hasOffset())
                    .isTrue();
        }
        assertThat(printed)
                .contains("# prepared: the door of college, nothing to do", "#group.id=college.reader")
                .contains("# writes ler.in.college.award, ler.in.college.job; reads ler.out.college.award")
                .doesNotContain("tamsin-steel");
    }

    private record Silent() implements Progress {

        @Override
        public void ready(String what, String where, Duration after) {
            assertThat(what).isNotEmpty();
        }

        @Override
        public void said(String line) {
            assertThat(line).isNotNull();
        }
    }
}
