package org.lerexchange.issuer.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.AwardAct;
import org.lerexchange.events.AwardAnswered;
import org.lerexchange.events.AwardOutcome;
import org.lerexchange.events.AwardRecorded;
import org.lerexchange.events.HolderState;
import org.lerexchange.issuer.IssuerWorld;
import org.lerexchange.issuer.awards.RecordAward;
import org.lerexchange.issuer.keys.Opener;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.codec.AvroCodec;
import org.lerexchange.messaging.codec.SchemaRegistry;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.messaging.intake.Broker;
import org.lerexchange.messaging.intake.RailConfiguration;
import org.lerexchange.messaging.intake.RelayConfiguration;
import org.lerexchange.messaging.letters.Letter;
import org.lerexchange.messaging.letters.LetterContent;
import org.lerexchange.messaging.letters.LetterId;
import org.lerexchange.messaging.letters.LetterOutcome;
import org.lerexchange.messaging.letters.Letters;
import org.lerexchange.messaging.letters.LettersConfiguration;
import org.lerexchange.messaging.letters.Repair;
import org.lerexchange.schemas.OutsideTopics;
import org.lerexchange.schemas.Topics;
import org.lerexchange.testkit.rail.TestRail;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Mono;

/** What a partner sent broken, from its topic through the rail and an operator's hands to what is issued of it. */
class MendedAwardTest {

    private static final String COLLEGE = IssuerWorld.RIVERSIDE.value();
    private static final String OPERATOR = "operator";
    private static final String PERSON = "eyJhbGciOiJFQ0RILUVTIn0..aXY.Y2lwaGVy.dGFn";
    private static final String EMAIL = "ana@example.org";
    private static final TestRail RAIL = new TestRail(
            Stream.concat(
                            Topics.all().stream(),
                            Stream.of(OutsideTopics.awardsIn(COLLEGE), OutsideTopics.awardAnswers(COLLEGE)))
                    .toList(),
            "issuer");
    private static final AvroCodec CODEC = new AvroCodec(RAIL.registry());
    private static final Producer<byte[], byte[]> PARTNER =
            Broker.at(RAIL.address()).producer();

    private final IssuerWorld world = IssuerWorld.teaching();
    private final Opener opener = jwe -> jwe.equals(PERSON)
            ? Optional.of("{\"email\": \"" + EMAIL + "\", \"name\": \"A. Person\"}")
            : Optional.empty();

    @AfterAll
    static void stop() {
        PARTNER.close(Duration.ofSeconds(5));
        RAIL.close();
    }

    /** The partners' room on a rail of its own; awards go to the world, which issues when it is told to. */
    private void service(Consumer<Letters> test) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        KafkaAutoConfiguration.class,
                        RailConfiguration.class,
                        RelayConfiguration.class,
                        LettersConfiguration.class))
                .withUserConfiguration(PartnersConfiguration.class)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean(SchemaRegistry.class, RAIL::registry)
                .withBean(Database.class, () -> new InMemoryDatabase(PendingEvents.of(List.of())))
                .withBean(RecordAward.class, () -> world.recordAward)
                .withBean(Opener.class, () -> opener)
                .withPropertyValues(
                        "ler.rail.service=issuer",
                        "spring.kafka.bootstrap-servers=" + RAIL.address(),
                        "ler.registry.confluent[schema.registry.url]=http://127.0.0.1:1")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    test.accept(context.getBean(Letters.class));
                });
    }

    @Test
    void aBrokenAwardIsShownRepairedSentAgainAndIssuedOnce() {
        world.carry(world.holder(EMAIL, 1, HolderState.ACTIVE));
        service(letters -> {
            send(COLLEGE + ":m-1", recorded("m-1"));
            long broken = send(COLLEGE + ":m-2", recorded("another"));
            send(COLLEGE + ":m-3", recorded("m-3"));
            soon().until(() -> isOnRecord("m-1") && isOnRecord("m-3"));
            Letter letter = letter(letters, broken);

            LetterContent shown = now(letters.show(letter.id()));
            LetterOutcome unrepaired = now(letters.send(letter.id(), OPERATOR));
            repair(letters, letter.id(), shown, "m-2");
            LetterOutcome sent = now(letters.send(letter.id(), OPERATOR));
            LetterOutcome again = now(letters.send(letter.id(), OPERATOR));
            world.carry();

            assertThat(letter.code()).isEqualTo("award-key");
            assertThat(shown.draft().value())
                    .hasValueSatisfying(value -> assertThat(value)
                            .containsEntry("awardId", "another")
                            .containsEntry("recipient", "sealed"));
            assertThat(shown.toString()).doesNotContain(PERSON);
            assertThat(unrepaired)
                    .isInstanceOfSatisfying(
                            LetterOutcome.Unfit.class,
                            no -> assertThat(no.code()).isEqualTo("award-key"));
            assertThat(state(sent)).isEqualTo(Letter.State.SENT);
            assertThat(again).isEqualTo(sent);
            assertThat(answersTo("m-2")).containsExactly(AwardOutcome.ISSUED);
            assertThat(world.different(Topics.CREDENTIAL_ISSUED)).isEqualTo(3);
            assertThat(isOnRecord("another")).isFalse();
        });
    }

    @Test
    void whatThePartnerSentWholeInTheMeantimeIsNotIssuedAgain() {
        world.carry(world.holder(EMAIL, 1, HolderState.ACTIVE));
        service(letters -> {
            long broken = send(COLLEGE + ":n-1", recorded("slip"));
            send(COLLEGE + ":n-1", recorded("n-1"));
            soon().until(() -> isOnRecord("n-1"));
            world.carry();
            Letter letter = letter(letters, broken);

            repair(letters, letter.id(), now(letters.show(letter.id())), "n-1");
            LetterOutcome sent = now(letters.send(letter.id(), OPERATOR));
            world.carry();

            assertThat(state(sent)).isEqualTo(Letter.State.SENT);
            assertThat(world.different(Topics.CREDENTIAL_ISSUED)).isEqualTo(1);
        });
    }

    @Test
    void aMendedReportThatIsRefusedAtTheDoorIsAnsweredOnThePartnersTopic() {
        service(letters -> {
            AwardRecorded withdrawal = recorded("slip");
            withdrawal.setAct(AwardAct.WITHDRAWN);
            Letter letter = letter(letters, send(COLLEGE + ":r-1", withdrawal));

            repair(letters, letter.id(), now(letters.show(letter.id())), "r-1");
            LetterOutcome sent = now(letters.send(letter.id(), OPERATOR));

            assertThat(state(sent)).isEqualTo(Letter.State.SENT);
            assertThat(RAIL.all(OutsideTopics.awardAnswers(COLLEGE)))
                    .filteredOn(answer -> answer.getAwardId().equals("r-1"))
                    .extracting(AwardAnswered::getReason)
                    .containsExactly("reason.missing");
        });
    }

    @Test
    void whatClaimsAnotherTenantStaysADeadLetterAlsoWhenItIsSentAgain() {
        service(letters -> {
            AwardRecorded others = recorded("t-1");
            others.setTenant("lakeview");
            Letter letter = letter(letters, send("lakeview:t-1", others));

            LetterOutcome sent = now(letters.send(letter.id(), OPERATOR));

            assertThat(sent)
                    .isInstanceOfSatisfying(
                            LetterOutcome.Unfit.class,
                            no -> assertThat(no.code()).isEqualTo("party"));
            assertThat(letter(letters, letter.offset()))
                    .extracting(Letter::code, Letter::state)
                    .containsExactly("party", Letter.State.WAITING);
            assertThat(world.records.find("lakeview:t-1").blockOptional()).isEmpty();
            assertThat(isOnRecord("t-1")).isFalse();
        });
    }

    private static void repair(Letters letters, LetterId id, LetterContent shown, String awardId) {
        Map<String, @Nullable Object> value =
                new HashMap<>(shown.draft().value().orElseThrow());
        value.put("awardId", awardId);
        Repair repair = new Repair(
                Optional.of(value),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(now(letters.repair(id, repair, OPERATOR))).isInstanceOf(LetterOutcome.Done.class);
    }

    /** The letter of the record that lies there on the college's topic. */
    private static Letter letter(Letters letters, long offset) {
        return soon().until(() -> found(letters, offset), Optional::isPresent).orElseThrow();
    }

    private static Optional<Letter> found(Letters letters, long offset) {
        return now(letters.page(Optional.empty(), Letters.PAGE_AT_MOST)).letters().stream()
                .filter(letter -> letter.offset() == offset)
                .findFirst();
    }

    private static Letter.State state(LetterOutcome outcome) {
        assertThat(outcome).isInstanceOf(LetterOutcome.Done.class);
        return ((LetterOutcome.Done) outcome).letter().state();
    }

    private List<AwardOutcome> answersTo(String awardId) {
        return world.said(Topics.AWARD_ANSWERED).stream()
                .filter(answer -> answer.getAwardId().equals(awardId))
                .map(AwardAnswered::getOutcome)
                .toList();
    }

    private boolean isOnRecord(String awardId) {
        return world.records.find(COLLEGE + ':' + awardId).blockOptional().isPresent();
    }

    private static AwardRecorded recorded(String awardId) {
        return AwardRecorded.newBuilder()
                .setTenant(COLLEGE)
                .setAwardId(awardId)
                .setAct(AwardAct.RECORDED)
                .setAchievementId("forklift")
                .setRecipient(PERSON)
                .setAwardedOn(LocalDate.of(2026, 6, 30))
                .setMinor(false)
                .setOnHold(false)
                .build();
    }

    /** Onto the college's topic; answers where it lies there. */
    private static long send(String key, AwardRecorded award) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                OutsideTopics.awardsIn(COLLEGE).name(),
                key.getBytes(StandardCharsets.UTF_8),
                CODEC.encode(Topics.AWARD_RECORDED, award));
        try {
            return PARTNER.send(message).get().offset();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <A> A now(Mono<A> answer) {
        return Objects.requireNonNull(answer.block(Duration.ofSeconds(20)));
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
    }
}
