package org.lerexchange.local.story;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.lerexchange.local.outside.Answer;
import org.lerexchange.local.outside.Ask;
import org.lerexchange.local.outside.Doors;
import org.lerexchange.local.outside.NotSeen;
import org.lerexchange.local.region.Job;
import org.lerexchange.local.region.Learner;
import tools.jackson.databind.JsonNode;

/** Learners say what they wish and who may see what; employers' feeds fill. */
final class Sharing {

    private static final Set<String> LIVE = Set.of("granted", "narrowed");
    private static final Duration CALM = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Stage stage;
    private final Map<String, String> consents = new ConcurrentHashMap<>();

    Sharing(Stage stage) {
        this.stage = stage;
    }

    /** How many of the jobs have anybody, and how many somebody near. */
    record Counts(int jobsWithCandidates, int matches, int jobsWithNearMisses, int nearMisses, Set<String> employers) {
        Counts {
            employers = Set.copyOf(employers);
        }
    }

    int consentCount() {
        return consents.size();
    }

    String consentOf(Learner learner) {
        return Optional.ofNullable(consents.get(learner.person())).orElse("");
    }

    Steps.Seen consent(List<Learner> learners) {
        Instant from = stage.now();
        stage.together().each("consents and wishes", learners, learner -> {
            String consent = live(learner).orElseGet(() -> consent(learner, "consent"));
            wish(learner);
            return consent;
        });
        return new Steps.Seen(
                consents.size() + " learners share for matching, and say what they wish for", stage.since(from));
    }

    /** Wishes belong to what is shared, so they are taken once the consent is known. */
    void wish(Learner learner) {
        stage.patiently(within -> stage.doors()
                .until(
                        "the wishes of " + learner.person() + " to be taken",
                        tries -> Ask.put(
                                learner.person(),
                                stage.exchange().wallet(),
                                "/preferences",
                                Bodies.preferences(learner),
                                stage.key("preference", learner.person(), tries)),
                        Answer::done,
                        within));
    }

    private Optional<String> live(Learner learner) {
        Optional<String> live = stage.doors()
                .send(Ask.get(learner.person(), stage.exchange().wallet(), "/consents"))
                .expectDone()
                .json()
                .path("items")
                .valueStream()
                .filter(item -> LIVE.contains(item.path("state").asString("")))
                .map(item -> item.path("consentId").asString(""))
                .findFirst();
        live.ifPresent(id -> consents.put(learner.person(), id));
        return live;
    }

    /** A new consent. */
    String consent(Learner learner, String step) {
        String id = stage.doors()
                .send(Ask.post(
                        learner.person(),
                        stage.exchange().wallet(),
                        "/consents",
                        Bodies.consent(),
                        stage.key(step, learner.person())))
                .expectDone()
                .field("consentId");
        consents.put(learner.person(), id);
        return id;
    }

    /**
     * Waits until the feeds are calm and have somebody for the employers.
     *
     * @param employers how many employers must have a candidate
     */
    Counts settled(List<Job> jobs, int employers) {
        Instant from = stage.now();
        while (true) {
            calm(CALM);
            Counts counts = count(jobs);
            if (counts.employers().size() >= employers) {
                return counts;
            }
            if (stage.since(from).compareTo(Stage.LONG) > 0) {
                throw new NotSeen(
                        "candidates in the feeds of " + employers + " employers",
                        "only these have any: " + counts.employers());
            }
            Doors.pause(LOOK);
        }
    }

    /** Waits until feeds and topics have said nothing for so long, or for as long as a story waits at all. */
    void calm(Duration quiet) {
        Instant from = stage.now();
        while ((stage.feeds().quietFor().compareTo(quiet) < 0
                        || stage.topics().quietFor().compareTo(quiet) < 0)
                && stage.since(from).compareTo(Stage.LONG) < 0) {
            Doors.pause(LOOK);
        }
    }

    private record Found(Job job, int members, int nearMisses) {}

    private Counts count(List<Job> jobs) {
        List<Found> found = stage.together()
                .each(
                        "feeds looked at",
                        jobs,
                        job -> new Found(
                                job,
                                items(job, "/feeds/" + job.id() + "/members").size(),
                                items(job, "/jobs/" + job.id() + "/near-misses").size()));
        return new Counts(
                (int) found.stream().filter(one -> one.members() > 0).count(),
                found.stream().mapToInt(Found::members).sum(),
                (int) found.stream().filter(one -> one.nearMisses() > 0).count(),
                found.stream().mapToInt(Found::nearMisses).sum(),
                found.stream()
                        .filter(one -> one.members() > 0)
                        .map(one -> one.job().employer())
                        .collect(Collectors.toSet()));
    }

    JsonNode items(Job job, String path) {
        return stage.doors()
                .send(Ask.get(job.employer(), stage.exchange().matching(), path))
                .expectDone()
                .json()
                .path("items");
    }
}
