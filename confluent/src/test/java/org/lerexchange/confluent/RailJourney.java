package org.lerexchange.confluent;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.lerexchange.events.AwardAnswered;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.messaging.codec.SchemaRegistry;
import org.lerexchange.messaging.documents.MongoDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.schemas.Topics;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import reactor.core.publisher.Mono;

/**
 * One way through a service in this process, wired by Spring from nothing but settings: a door's write, the relay, a
 * broker, the codec over the chosen registry client, a listener's guarded write, what it says, and a second listener.
 */
final class RailJourney {

    private static final int AWARDS = 20;
    private static final Instant DAY = Instant.parse("2026-11-25T08:00:00Z");

    /** Where the three servers are. */
    record Places(String kafka, String registry, String store) {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Service {}

    private final Places places;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, AwardAnswered> answered = new ConcurrentHashMap<>();

    private RailJourney(Places places) {
        this.places = places;
    }

    /** Plays it and holds that every award is answered, once and with what was said; the registry that served. */
    static Class<? extends SchemaRegistry> play(Places places, String... settings) {
        topics(places.kafka());
        return new RailJourney(places).played(settings);
    }

    private Class<? extends SchemaRegistry> played(String... settings) {
        PendingEvents pending = PendingEvents.of(List.of(Topics.AWARD_RECORDED, Topics.AWARD_ANSWERED));
        try (MongoClient client = MongoClients.create(places.store())) {
            MongoDatabase database = new MongoDatabase(client, "journey-" + run, pending, Clock.systemUTC());
            Documents answers = database.open("issuance-answers");
            try (ConfigurableApplicationContext context = started(database, pending, answers, settings)) {
                recorded(database.open("awards-recorded"));
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .pollInterval(Duration.ofMillis(50))
                        .untilAsserted(() -> assertThat(answered).hasSize(AWARDS));
                answered.forEach((key, answer) -> assertThat(answer).isEqualTo(answer(key)));
                assertThat(answers.all().collectList().block()).hasSize(AWARDS);
                return context.getBean(SchemaRegistry.class).getClass();
            } finally {
                Mono.from(client.getDatabase("journey-" + run).drop()).block();
            }
        }
    }

    private ConfigurableApplicationContext started(
            MongoDatabase database, PendingEvents pending, Documents answers, String... settings) {
        String[] all = Stream.concat(
                        Stream.of(
                                "ler.rail.service=issuer",
                                "spring.kafka.bootstrap-servers=" + places.kafka(),
                                "ler.registry.confluent[schema.registry.url]=" + places.registry(),
                                "ler.registry.confluent[auto.register.schemas]=true"),
                        Arrays.stream(settings))
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
        return new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .initializers((GenericApplicationContext beans) -> {
                    beans.registerBean(PendingEvents.class, () -> pending);
                    beans.registerBean(MongoDatabase.class, () -> database);
                    beans.registerBean("issuance", Subscription.class, () -> issuance(answers));
                    beans.registerBean("awards", Subscription.class, this::awards);
                })
                .run(all);
    }

    /** A door: the award and the event that announces it are one write. */
    private void recorded(Documents awards) {
        IntStream.range(0, AWARDS)
                .mapToObj(i -> "college:" + run + "-" + i)
                .forEach(key -> awards.change(
                                key,
                                _ -> Change.writeAndSay(
                                        true,
                                        new Document("seq", 1L),
                                        List.of(Event.of(
                                                Topics.AWARD_RECORDED,
                                                key,
                                                1,
                                                DAY,
                                                Samples.of(Topics.AWARD_RECORDED, key.hashCode())))))
                        .block());
    }

    private static Subscription<?> issuance(Documents answers) {
        return Subscription.of(
                Topics.AWARD_RECORDED,
                "issuer.issuance",
                heard -> answers.change(heard.key(), present -> decided(heard.key(), present)));
    }

    private static Change<Said> decided(String key, Optional<Document> present) {
        Event<AwardAnswered> said = Event.of(Topics.AWARD_ANSWERED, key, 1, DAY, answer(key));
        return present.isPresent()
                ? Change.keep(Said.duplicate(said))
                : Change.write(Said.applied(said), new Document("seq", 1L));
    }

    private Subscription<?> awards() {
        return Subscription.of(Topics.AWARD_ANSWERED, "issuer.awards", heard -> {
            answered.put(heard.key(), heard.value());
            return Mono.just(Said.applied());
        });
    }

    private static AwardAnswered answer(String key) {
        return Samples.of(Topics.AWARD_ANSWERED, key.hashCode());
    }

    private static void topics(String kafka) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(Stream.of(
                                    Topics.AWARD_RECORDED.name(),
                                    Topics.AWARD_ANSWERED.name(),
                                    "ler.issuer.dead-letters")
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TopicExistsException.class);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were made", e);
        }
    }
}
