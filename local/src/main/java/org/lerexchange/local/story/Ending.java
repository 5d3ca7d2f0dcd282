package org.lerexchange.local.story;

import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lerexchange.local.outside.Answer;
import org.lerexchange.local.outside.Ask;
import org.lerexchange.local.outside.AvroRecords;
import org.lerexchange.local.outside.EveryRecord;
import org.lerexchange.local.outside.FeedItem;
import org.lerexchange.local.outside.NotSeen;
import org.lerexchange.local.outside.TopicRecord;
import org.lerexchange.local.outside.TopicScan;
import org.lerexchange.local.region.Cast;
import org.lerexchange.local.region.Job;
import org.lerexchange.local.region.Learner;
import tools.jackson.databind.JsonNode;

/** What is looked at when all is played: both doors of the feed, and that no topic names anybody. */
final class Ending {

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 10_000;

    private final Stage stage;

    Ending(Stage stage) {
        this.stage = stage;
    }

    /** The live feed and the REST cursor have the same items of the job in the same order. */
    Steps.Seen sameAtBothDoors(Job job) {
        Instant from = stage.now();
        List<FeedItem> live = stage.feeds().items().stream()
                .filter(item -> item.jobId().equals(job.id()))
                .toList();
        if (live.isEmpty()) {
            throw new NotSeen("items of " + job.id() + " on the live feed", "none came");
        }
        long first = live.getFirst().seq();
        List<String> byLive = live.stream().map(FeedItem::identity).toList();
        List<String> byRest = byRest(job).stream()
                .filter(item -> item.path("seq").asLong(0) >= first)
                .map(Ending::identity)
                .toList();
        if (!byRest.equals(byLive)) {
            throw new NotSeen(
                    "the same items in the same order by REST as on the live feed: " + byLive, byRest + " came");
        }
        return new Steps.Seen(byLive.size() + " items of " + job.id() + " are the same", stage.since(from));
    }

    private static String identity(JsonNode item) {
        return item.path("jobId").asString("") + "#" + item.path("seq").asLong(0) + " "
                + item.path("act").asString("") + " " + item.path("matchId").asString("");
    }

    private List<JsonNode> byRest(Job job) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            String path = "/feeds/items?job=" + job.id() + "&limit=" + PAGE
                    + (cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
            Answer answer = stage.doors()
                    .send(Ask.get(job.employer(), stage.exchange().matching(), path))
                    .expectDone();
            List<JsonNode> more = answer.json().path("items").valueStream().toList();
            items.addAll(more);
            String next = answer.field("cursor");
            if (more.isEmpty() || next.isEmpty() || next.equals(cursor)) {
                break;
            }
            cursor = next;
        }
        return items;
    }

    /** Names and addresses of the planted learners are in no record of any topic. */
    Steps.Seen nobodyIsNamed(Cast cast) {
        Instant from = stage.now();
        List<Learner> planted =
                cast.learners().stream().filter(Learner::planted).toList();
        List<String> texts = planted.stream()
                .flatMap(learner -> Stream.of(learner.name(), learner.email()))
                .toList();
        TopicScan.Result result = new TopicScan(stage.exchange().kafkaClient()).lookFor(texts);
        if (!result.found().isEmpty()) {
            throw new NotSeen("no planted name on a topic", result.found() + " were found");
        }
        if (result.records() == 0) {
            throw new NotSeen("records on the topics to look through", "there is none");
        }
        return new Steps.Seen(
                planted.size() + " planted names are in none of " + result.records() + " records of " + result.topics()
                        + " topics",
                stage.since(from));
    }

    /** No value of an event about a record leads to an event about a pseudonym. */
    Steps.Seen nothingJoins() {
        Instant from = stage.now();
        AvroRecords avro = new AvroRecords(stage.exchange().registry());
        Joins joins = new Joins();
        long records = new EveryRecord(stage.exchange().kafkaClient())
                .read(record -> joins.add(record.topic(), Values.of(record, fields(avro, record))));
        if (!joins.found().isEmpty()) {
            throw new NotSeen("no value that joins a record to a pseudonym", joins.found() + " were found");
        }
        return new Steps.Seen(
                joins.values(Joins.Side.RECORD) + " values beside records and "
                        + joins.values(Joins.Side.PSEUDONYM) + " beside pseudonyms, none beside both, in " + records
                        + " events",
                stage.since(from));
    }

    /** Nothing where the value is not an event: a dead letter may be anything. */
    private static Optional<GenericRecord> fields(AvroRecords avro, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(avro.read(new TopicRecord(record.topic(), "", Instant.EPOCH, record.value())));
        } catch (NotSeen | UncheckedIOException | AvroRuntimeException e) {
            return Optional.empty();
        }
    }

    /** How to look at the exchange by hand. */
    void curls(ToldFact fact) {
        Job job = fact.told().job();
        String matching = stage.exchange().matching().toString();
        say("");
        say("Look for yourself:");
        curl(job.employer(), matching + "/feeds/items?job=" + job.id());
        curl(job.employer(), matching + "/feeds/stream");
        curl(job.employer(), matching + "/feeds/" + job.id() + "/members");
        curl(job.employer(), matching + "/jobs/" + job.id() + "/near-misses");
        firstMatch(job.employer())
                .ifPresent(match -> curl(job.employer(), matching + "/matches/" + match + "/explanation"));
        curl(fact.told().learner().person(), stage.exchange().wallet() + "/credentials");
        curl(fact.told().learner().person(), stage.exchange().wallet() + "/consents");
        say("  ./ler people lists the others; ./ler token PERSON prints a token.");
    }

    private Optional<String> firstMatch(String recruiter) {
        Map<String, FeedItem> last = new LinkedHashMap<>();
        stage.feeds().items().stream()
                .filter(item -> item.recruiter().equals(recruiter))
                .forEach(item -> last.put(item.matchId(), item));
        return last.values().stream()
                .filter(item -> !item.isWithdrawn())
                .map(FeedItem::matchId)
                .findFirst();
    }

    private void curl(String person, String address) {
        say("  curl -sN -H \"Authorization: Bearer $(./ler token " + person + ")\" '" + address + "'");
    }

    private void say(String line) {
        stage.console().say(line);
    }
}
