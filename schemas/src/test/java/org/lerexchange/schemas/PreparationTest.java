package org.lerexchange.schemas;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.codec.CodecProperties;
import org.lerexchange.messaging.codec.ConfluentRegistry;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class PreparationTest {

    private static final int TOPICS = Topics.all().size() + TopicPlan.SERVICES.size();

    private static final EmbeddedKafkaBroker BROKER = new EmbeddedKafkaKraftBroker(1, 1)
            .brokerProperties(Map.of(
                    "auto.create.topics.enable", "false",
                    "offsets.topic.num.partitions", "1",
                    "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                    "super.users", "User:ANONYMOUS"));

    @TempDir
    private Path passwords;

    private final RegistryStub stub = new RegistryStub();
    private final ConfluentRegistry registry =
            new ConfluentRegistry(CodecProperties.at(stub.url()).with("auto.register.schemas", "true"));
    private final List<String> lines = new ArrayList<>();

    @BeforeAll
    static void start() {
        BROKER.afterPropertiesSet();
    }

    @AfterAll
    static void stop() {
        BROKER.destroy();
    }

    @AfterEach
    void clear() throws Exception {
        registry.close();
        stub.close();
        try (Admin admin = admin()) {
            admin.deleteTopics(admin.listTopics().names().get()).all().get();
            await().until(() -> admin.listTopics().names().get().isEmpty());
            admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get();
            admin.alterUserScramCredentials(users(admin).stream()
                            .<UserScramCredentialAlteration>map(
                                    user -> new UserScramCredentialDeletion(user, ScramMechanism.SCRAM_SHA_256))
                            .toList())
                    .all()
                    .get();
            await().until(() -> users(admin).isEmpty() && permissions(admin).isEmpty());
        }
    }

    private static Set<String> users(Admin admin) throws Exception {
        return admin.describeUserScramCredentials().all().get().keySet();
    }

    private static Collection<AclBinding> permissions(Admin admin) throws Exception {
        return admin.describeAcls(AclBindingFilter.ANY).values().get();
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", BROKER.getBrokersAsString()));
    }

    private int prepare() {
        lines.clear();
        try (Admin admin = admin()) {
            return new Preparation(admin, registry, 4, lines::add).run();
        }
    }

    @Test
    void theFirstRunMakesEverythingAndTheSecondNothing() throws Exception {
        int first = prepare();

        assertThat(first).isEqualTo(TOPICS + 2 * Topics.all().size());
        assertThat(lines).hasSize(first + 1).last().asString().startsWith("prepared: ");
        assertThat(stub.levels()).hasSize(Topics.all().size()).containsValue("FULL_TRANSITIVE");
        try (Admin admin = admin()) {
            assertMade(admin);
        }

        assertThat(prepare()).isZero();
        assertThat(lines).singleElement().asString().contains("nothing to do");
        assertThat(Topics.all()).allMatch(topic -> stub.versions(topic.subject()) == 1);
    }

    private int prepareWithPrincipals(ToIntFunction<Preparation> what) throws Exception {
        lines.clear();
        for (String principal : List.of("issuer", "wallet", "verifier", "matching", "operator", "college")) {
            Files.writeString(passwords.resolve(Principals.passwordFile(principal)), "of-" + principal + "\n");
        }
        try (Admin admin = admin()) {
            return what.applyAsInt(
                    new Preparation(admin, registry, 4, lines::add).withPrincipals(new Passwords(passwords)));
        }
    }

    @Test
    void principalsAndWhatTheyMayDoAreMadeOnce() throws Exception {
        prepareWithPrincipals(Preparation::run);

        try (Admin admin = admin()) {
            assertThat(users(admin)).containsExactlyInAnyOrder("issuer", "wallet", "verifier", "matching", "operator");
            assertThat(permissions(admin)).containsExactlyInAnyOrderElementsOf(Principals.permissions());
        }
        assertThat(prepareWithPrincipals(Preparation::run)).isZero();
    }

    @Test
    void openDoorIsTheTenantsTopicsSubjectsAndPermissionsAndOpensOnce() throws Exception {
        prepareWithPrincipals(Preparation::run);

        int made = prepareWithPrincipals(preparation -> preparation.door("college"));

        assertThat(made).isEqualTo(4 + 2 * 4 + 1 + Principals.door("college").size());
        try (Admin admin = admin()) {
            assertThat(admin.listTopics().names().get())
                    .contains(
                            "ler.in.college.award",
                            "ler.in.college.job",
                            "ler.out.college.award",
                            "ler.out.college.feed");
            assertThat(users(admin)).contains("college");
            assertThat(config(admin, "ler.in.college.job").get("cleanup.policy").value())
                    .isEqualTo("delete");
        }
        assertThat(stub.versions("ler.in.college.award-value")).isEqualTo(1);
        assertThat(prepareWithPrincipals(preparation -> preparation.door("college")))
                .isZero();
        assertThat(prepareWithPrincipals(Preparation::run))
                .as("the door stays open")
                .isZero();
    }

    @Test
    void whatAPrincipalMayDoTooMuchIsTakenFromIt() throws Exception {
        prepareWithPrincipals(Preparation::run);
        AclBinding surplus = Principals.door("college").iterator().next();
        AclBinding ofWallet = new AclBinding(
                surplus.pattern(),
                new AccessControlEntry("User:wallet", "*", AclOperation.READ, AclPermissionType.ALLOW));
        try (Admin admin = admin()) {
            admin.createAcls(List.of(ofWallet)).all().get();
            await().until(() -> permissions(admin).contains(ofWallet));

            assertThat(prepareWithPrincipals(Preparation::run)).isEqualTo(1);

            await().untilAsserted(() -> assertThat(permissions(admin)).doesNotContain(ofWallet));
        }
    }

    @Test
    void nobodyInsideGetsADoorOfTheOutside() {
        assertThatThrownBy(() -> prepareWithPrincipals(preparation -> preparation.door("issuer")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("issuer is a principal of the inside");
    }

    @Test
    void missingPasswordIsNamedByItsFile() {
        assertThatThrownBy(() -> prepareWithPrincipals(preparation -> preparation.door("university")))
                .isInstanceOf(NotPrepared.class)
                .hasMessageContaining("expected the password of university in ")
                .hasMessageEndingWith("kafka-university.password");
    }

    private static void assertMade(Admin admin) throws Exception {
        List<String> names = TopicPlan.all(4).stream().map(TopicPlan::name).toList();
        Map<String, TopicDescription> topics =
                admin.describeTopics(names).allTopicNames().get();
        for (Topic<?> topic : Topics.all()) {
            assertThat(requireNonNull(topics.get(topic.name())).partitions())
                    .hasSize(topic.spread() == Topic.Spread.ONE ? 1 : 4);
        }
        assertThat(config(admin, "ler.consent.changed").get("cleanup.policy").value())
                .isEqualTo("compact");
        assertThat(config(admin, "ler.award.recorded").get("retention.ms").value())
                .isEqualTo("2419200000");
    }

    private static Config config(Admin admin, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return requireNonNull(
                admin.describeConfigs(List.of(resource)).all().get().get(resource));
    }

    @Test
    void aConfigurationThatDiffersIsCorrected() throws Exception {
        try (Admin admin = admin()) {
            NewTopic other = new NewTopic("ler.consent.changed", Optional.of(4), Optional.empty())
                    .configs(Map.of("cleanup.policy", "delete", "segment.ms", "3600000"));
            admin.createTopics(List.of(other)).all().get();

            prepare();

            assertThat(lines)
                    .contains("topic ler.consent.changed corrected: cleanup.policy=compact")
                    .doesNotContain("topic ler.consent.changed corrected: segment.ms=3600000");
            await().untilAsserted(() -> assertThat(config(admin, "ler.consent.changed")
                            .get("cleanup.policy")
                            .value())
                    .isEqualTo("compact"));
        }
    }

    @Test
    void anotherNumberOfPartitionsIsRefused() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic("ler.consent.changed", Optional.of(2), Optional.empty())))
                    .all()
                    .get();
        }
        assertThatThrownBy(this::prepare)
                .isInstanceOf(NotPrepared.class)
                .hasMessageContaining("expected 4 partitions of ler.consent.changed, but it has 2");
    }

    @Test
    void aSubjectThatRefusesTheContractStopsIt() {
        Stream.of(1, 2).forEach(_ -> stub.answerNext(200, "[]"));
        stub.answerNext(409, "{\"error_code\":409,\"message\":\"no\"}");

        assertThatThrownBy(this::prepare).isInstanceOf(NotPrepared.class).hasMessageContaining("409");
    }

    @Test
    void aRegistryThatDoesNotAnswerIsWaitedForWithABound() {
        stub.close();
        try (Admin admin = admin()) {
            Preparation impatient =
                    new Preparation(admin, registry, 4, new Patience(Duration.ofSeconds(2)), lines::add);

            assertThatThrownBy(impatient::run)
                    .isInstanceOf(NotPrepared.class)
                    .hasMessageContaining("expected that the registry answers within 2 s");
        }
    }

    @Test
    void theCommandSaysWhatItDidAndEndsWithZero() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code = Prepare.run(
                List.of("--bootstrap", BROKER.getBrokersAsString(), "--registry", stub.url(), "--partitions", "2"),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("prepared: 21 topics and 17 subjects");
        assertThat(err.size()).isZero();
    }

    @Test
    void theCommandGivesItsReasonInOneLine() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code = Prepare.run(
                List.of("--bootstrap", "x:1", "--registry", stub.url(), "--partitions", "none"),
                System.out,
                new PrintStream(err, true, StandardCharsets.UTF_8));

        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("prepare: expected a number of partitions, but none came");
    }
}
