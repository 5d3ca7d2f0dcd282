package org.lerexchange.local.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lerexchange.local.outside.AvroRecords;
import org.lerexchange.local.outside.TopicRecord;
import org.lerexchange.local.parts.Part;
import org.lerexchange.local.parts.Ports;

/**
 * Trial F03 with real processes: the owner of the relay's lanes stands still with an event in its hand for longer than its
 * lease, another process takes the lanes and says what follows, and then the first one goes on.
 */
final class StandingIssuer {

    private static final String TOPIC = "ler.credential.status-changed";
    private static final String BEFORE_SAID = "after-write-before-said";

    private final Journey journey;
    private final JourneyTopics topics;
    private final String award;
    private final String credential;
    private final StandingPoint here;
    private final StandingPoint there;

    StandingIssuer(Journey journey, JourneyTopics topics, String award, String credential) {
        this.journey = journey;
        this.topics = topics;
        this.award = award;
        this.credential = credential;
        this.here = new StandingPoint(journey.home().resolve("stand-1"));
        this.there = new StandingPoint(journey.home().resolve("stand-2"));
    }

    void play() throws IOException {
        long first = journey.state(Part.ISSUER).pid().orElseThrow();
        try (SecondInstance second = SecondInstance.of(
                first,
                Ports.free().of(Part.ISSUER),
                journey.home().resolve("issuer-2"),
                Map.of("-Dler.failpoint.stand=", there.file().toString()))) {
            Journey.await("a second issuer").until(second::isReady);
            theFirstStandsStillWithAnEventInItsHand(first);
            try {
                theSecondTakesItsLanesAndSaysWhatFollows(second);
                somethingIsWrittenThatNobodySays(second);
            } finally {
                here.release();
                signal("CONT", first);
            }
            Journey.await("the first to say what it began, late").until(() -> times(1) >= 2);
        }
        there.release();
        Journey.await("the present state behind the late one, and what nobody had said, which the first did not pull")
                .until(() -> times(3) >= 2 && seqs().lastIndexOf(3L) > seqs().lastIndexOf(1L));
        inOrderUpToRepeats();
    }

    /** The answer may wait for who stands, so nobody waits for it. */
    private void theFirstStandsStillWithAnEventInItsHand(long first) throws IOException {
        String token = journey.token(JourneyPeople.REGISTRAR);
        here.set(BEFORE_SAID);
        Thread.ofVirtual()
                .start(() ->
                        journey.send(Part.ISSUER, "POST", path(), token, "application/json", standing("suspended")));
        Journey.await("the first to have the event in its hand").until(here::isReached);
        signal("STOP", first);
    }

    private void theSecondTakesItsLanesAndSaysWhatFollows(SecondInstance second) {
        String token = journey.token(JourneyPeople.REGISTRAR);
        assertThat(second.post(path(), token, standing("inForce"))).isEqualTo(200);
        Journey.await("the second to say what the first has not, and what follows")
                .untilAsserted(() -> assertThat(seqs()).containsExactly(1L, 2L));
    }

    private void somethingIsWrittenThatNobodySays(SecondInstance second) {
        String token = journey.token(JourneyPeople.REGISTRAR);
        there.set(BEFORE_SAID);
        Thread.ofVirtual().start(() -> second.post(path(), token, standing("revoked")));
        Journey.await("the second to stand with the third event").until(there::isReached);
    }

    private void inOrderUpToRepeats() {
        assertThat(seqs().stream().distinct()).containsExactly(1L, 2L, 3L);
        assertThat(records().stream()
                        .map(one -> header(one, "ler_seq") + header(one, "ce_id"))
                        .distinct())
                .as("a repeat has the id of what it repeats")
                .hasSize(3);
        ConsumerRecord<String, byte[]> last = records().getLast();
        assertThat(new AvroRecords(journey.exchange().registry())
                        .read(new TopicRecord(TOPIC, "", Instant.EPOCH, last.value()))
                        .get("standing"))
                .as("what compaction keeps")
                .hasToString("REVOKED");
    }

    private List<ConsumerRecord<String, byte[]>> records() {
        return topics.everything(TOPIC).stream()
                .filter(record -> record.key().equals(credential))
                .toList();
    }

    private List<Long> seqs() {
        return records().stream()
                .map(record -> Long.valueOf(header(record, "ler_seq")))
                .toList();
    }

    private long times(long seq) {
        return seqs().stream().filter(said -> said == seq).count();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private String path() {
        return "/awards/" + award + "/status";
    }

    private static String standing(String standing) {
        return "{\"standing\":\"" + standing + "\",\"reason\":\"trial F03\"}";
    }

    private static void signal(String name, long pid) throws IOException {
        try {
            int code = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                    .start()
                    .waitFor();
            assertThat(code).as("kill -%s", name).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
