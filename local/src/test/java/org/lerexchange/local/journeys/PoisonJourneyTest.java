package org.lerexchange.local.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lerexchange.local.parts.Part;
import org.lerexchange.messaging.Topic;
import org.lerexchange.schemas.Topics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is broken on any topic, what is repaired, and what comes in the wrong order (F05), on a running exchange. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PoisonJourneyTest {

    @RegisterExtension
    private static final Journey JOURNEY = new Journey("poison");

    private static final OneLearner LEARNER = new OneLearner(JOURNEY);
    private static final long SEED = 21;
    private static final int PARTITIONS = 4;

    /**
     * Views hear everything at each start: they name and count what they leave out, and write no letter. What a service hears
     * in views alone has one reader more, which does.
     */
    private static final Set<String> VIEWS =
            Set.of("matching.index", "matching.feeds", "verifier.trust", "issuer.keys", "wallet.keys", "verifier.keys");

    /** Hears for parties whose door is open: there is none here. */
    private static final Set<String> DOORS_OF_PARTIES = Set.of("matching.partners");

    private static final Pattern LEFT_OUT = Pattern.compile(
            "^ler_intake_records_total\\{.*outcome=\"dead\".*room=\"([^\"]+)\".*topic=\"([^\"]+)\".*} (\\S+)");

    private static final String RECORDED = "ler.award.recorded";
    private static final String ISSUED = "ler.credential.issued";

    /** Never a record of ours: random bytes, another magic byte, and an id that no registry gave. */
    private static List<byte[]> poisons() {
        byte[] random = new byte[40];
        new Random(SEED).nextBytes(random);
        random[0] = 77;
        byte[] magic = {1, 0, 0, 0, 1, 2, 3};
        byte[] unknown = {0, 0x7f, 0x7f, 0x7f, 0x7f, 2, 3};
        return List.of(random, magic, unknown);
    }

    private static int partitions(Topic<?> topic) {
        return topic.spread() == Topic.Spread.ONE ? 1 : PARTITIONS;
    }

    private static Stream<ProducerRecord<String, byte[]>> poison(Topic<?> topic) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (int partition = 0; partition < partitions(topic); partition++) {
            for (byte[] poison : poisons()) {
                records.add(new ProducerRecord<>(topic.name(), partition, "poison-" + partition, poison));
            }
        }
        return records.stream();
    }

    /** How many poisons each room must have put aside: every room each of them, once; and once what only views hear. */
    private static Map<String, Integer> expected(Predicate<String> rooms) {
        Map<String, Integer> expected = new TreeMap<>();
        for (Topic<?> topic : Topics.all()) {
            heardInViewsAlone(topic)
                    .forEach(service -> expected.put(
                            topic.name() + " at " + service + ".left-out",
                            poisons().size() * partitions(topic)));
            topic.heardBy().stream()
                    .filter(room -> !DOORS_OF_PARTIES.contains(room) && rooms.test(room))
                    .forEach(room ->
                            expected.put(topic.name() + " at " + room, poisons().size() * partitions(topic)));
        }
        return expected;
    }

    private static List<String> heardInViewsAlone(Topic<?> topic) {
        return Part.services().stream()
                .map(Part::id)
                .filter(service -> {
                    List<String> rooms = topic.heardBy().stream()
                            .filter(room -> room.startsWith(service + "."))
                            .toList();
                    return !rooms.isEmpty() && VIEWS.containsAll(rooms);
                })
                .toList();
    }

    private static String room(String group) {
        return group.replaceAll("\\.(view|short-road)", "");
    }

    private static Map<String, Integer> letters() {
        Map<String, Integer> letters = new TreeMap<>();
        String[] topics = Part.services().stream()
                .map(part -> "ler." + part.id() + ".dead-letters")
                .toArray(String[]::new);
        for (ConsumerRecord<String, byte[]> letter : JOURNEY.topics().everything(topics)) {
            letters.merge(
                    header(letter, "ler_origin_topic") + " at " + room(header(letter, "ler_origin_group")),
                    1,
                    Integer::sum);
        }
        return letters;
    }

    /** What the services count as left out, views included. */
    private static Map<String, Integer> counted() {
        Map<String, Integer> counted = new TreeMap<>();
        for (Part part : Part.services()) {
            JOURNEY.send(part, "GET", "/actuator/prometheus", "", "text/plain", "")
                    .body()
                    .lines()
                    .map(LEFT_OUT::matcher)
                    .filter(Matcher::find)
                    .forEach(line -> counted.merge(
                            line.group(2) + " at " + room(line.group(1)),
                            (int) Double.parseDouble(line.group(3)),
                            Integer::sum));
        }
        return counted;
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    @Order(1)
    void poisonOnEveryTopicIsPutAsideOnceByEachRoomThatHearsItWhileItsNeighboursPass() {
        JOURNEY.topics()
                .produce(
                        Topics.all().stream().flatMap(PoisonJourneyTest::poison).toList());

        LEARNER.begins();
        String credential = LEARNER.earns("award-1");
        LEARNER.shares();
        Journey.await("the learner in the employer's feed").until(() -> LEARNER.candidates() == 1);
        LEARNER.isRevoked("award-1");
        Journey.await("the learner out of it again").until(() -> LEARNER.candidates() == 0);

        Journey.await("the wallet to say so")
                .until(() ->
                        LEARNER.standing(credential).filter("revoked"::equals).isPresent());
        Journey.await("the poison in the dead letters")
                .untilAsserted(() -> assertThat(letters()).isEqualTo(expected(room -> !VIEWS.contains(room))));
        JOURNEY.nobodyIsBehind();
        assertThat(letters()).isEqualTo(expected(room -> !VIEWS.contains(room)));
        Journey.await("every room, views too, to have left each poison out once")
                .untilAsserted(() -> assertThat(counted()).isEqualTo(expected(room -> true)));
    }

    private static ProducerRecord<String, byte[]> again(ConsumerRecord<String, byte[]> record) {
        return new ProducerRecord<>(record.topic(), record.partition(), record.key(), record.value(), record.headers());
    }

    @Test
    @Order(2)
    void f05ARevocationThatIsHeardBeforeItsCredentialHoldsInWalletVerifierAndFeed() {
        JOURNEY.kill(Part.WALLET);
        String credential = LEARNER.earns("award-2");
        LEARNER.isRevoked("award-2");
        Journey.await("the wallet not to hear of the credential")
                .untilAsserted(() -> JOURNEY.topics().skipToTheEnd("wallet.holdings", ISSUED));
        JOURNEY.start(Part.WALLET);
        JOURNEY.nobodyIsBehind();
        assertThat(LEARNER.standing(credential)).isEmpty();
        List<String> acts = LEARNER.acts();
        ConsumerRecord<String, byte[]> issued = JOURNEY.topics().everything(ISSUED).stream()
                .filter(record -> record.key().equals(credential))
                .findFirst()
                .orElseThrow();

        JOURNEY.topics().produce(List.of(again(issued)));
        Journey.await("the credential in the wallet")
                .until(() -> LEARNER.standing(credential).isPresent());
        JOURNEY.topics().produce(List.of(again(issued)));
        JOURNEY.nobodyIsBehind();

        assertThat(LEARNER.standing(credential)).hasValue("revoked");
        Map<String, Integer> held = new HashMap<>();
        LEARNER.held().forEach(item -> held.merge(item.path("credentialId").asString(""), 1, Integer::sum));
        assertThat(held).containsEntry(credential, 1);
        assertThat(LEARNER.isVerified(credential)).isFalse();
        assertThat(LEARNER.acts()).as("no feed ever had it").isEqualTo(acts);
        assertThat(letters())
                .as("the wallet has started anew, and its view has left out the same")
                .isEqualTo(expected(room -> !VIEWS.contains(room)));
    }

    private static JsonNode newestLetter() {
        List<JsonNode> items = JOURNEY.read(JOURNEY.get(Part.ISSUER, "/dead-letters?limit=200", JourneyPeople.OPERATOR))
                .path("items")
                .valueStream()
                .filter(item -> item.path("topic").asString("").equals(RECORDED))
                .toList();
        return items.getLast();
    }

    private static Journey.Answer operator(String method, String path, String body) {
        return JOURNEY.sendJson(Part.ISSUER, method, "/dead-letters/" + path, JourneyPeople.OPERATOR, body);
    }

    @Test
    @Order(3)
    void aRepairedLetterHasItsEffectOnce() {
        ConsumerRecord<String, byte[]> good = JOURNEY.topics().everything(RECORDED).stream()
                .filter(record -> record.key().equals("college:award-1"))
                .findFirst()
                .orElseThrow();
        Headers headers = new RecordHeaders(good.headers());
        headers.remove("ler_seq").add("ler_seq", "0".getBytes(StandardCharsets.UTF_8));
        headers.remove("ce_id");
        int held = LEARNER.held().size();
        int before = letters().values().stream().mapToInt(Integer::intValue).sum();
        JOURNEY.topics()
                .produce(List.of(
                        new ProducerRecord<>(RECORDED, good.partition(), "college:repaired", good.value(), headers)));
        Journey.await("one letter more")
                .until(() ->
                        letters().values().stream().mapToInt(Integer::intValue).sum() == before + 1);
        String id = newestLetter().path("id").asString("");
        ObjectNode repair = (ObjectNode) JOURNEY.read(operator("GET", id, "")).path("draft");
        ((ObjectNode) repair.path("value")).put("awardId", "repaired");
        repair.put("seq", 1);

        Journey.Answer repaired = operator("PUT", id + "/repair", repair.toString());
        Journey.Answer sent = operator("POST", id + "/send", "");
        Journey.Answer again = operator("POST", id + "/send", "");

        assertThat(repaired.status()).as(repaired.body()).isEqualTo(200);
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        assertThat(again.status()).as("asked for again, and done already").isEqualTo(200);
        Journey.await("its credential in the wallet").until(() -> LEARNER.held().size() == held + 1);
        JOURNEY.nobodyIsBehind();
        assertThat(LEARNER.held()).hasSize(held + 1);
        assertThat(LEARNER.candidates()).as("in the feed, too").isEqualTo(1);
        assertThat(letters().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(before + 1);
    }
}
