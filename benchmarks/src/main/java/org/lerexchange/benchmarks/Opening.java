package org.lerexchange.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lerexchange.local.outside.Answer;
import org.lerexchange.local.outside.Doors;
import org.lerexchange.local.outside.NotSeen;
import org.lerexchange.local.region.Learner;
import org.lerexchange.local.supervision.PartState;
import tools.jackson.databind.JsonNode;

/** Before anything is measured: who takes part, what can be earned, and the job that wants it. */
final class Opening {

    /** One more than the six that a thousand awards to two hundred learners need: six of these do not work on site. */
    static final int SKILLS = 7;

    /** Too few for the phases to be of different learners. */
    private static final int FEWEST = 150;

    private static final Set<String> LIVE = Set.of("granted", "narrowed");
    private static final String ON_SITE = "onSite";
    private static final Duration REPLAY = Duration.ofMinutes(1);

    /** The employer's first items of long ago need a moment to begin to come. */
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final Bench bench;

    Opening(Bench bench) {
        this.bench = bench;
    }

    /** What the phases are played with. */
    record Field(List<Skill> skills, List<Subject> subjects) {
        Field {
            skills = List.copyOf(skills);
            subjects = List.copyOf(subjects);
        }
    }

    Field open() {
        everyPartServes();
        List<Subject> subjects = subjects();
        List<Skill> skills = skills();
        skills.forEach(
                skill -> bench.doors().send(Requests.achievement(bench, skill)).expectDone());
        bench.feeds().listen(Bench.EMPLOYER);
        Doors.pause(CONNECT);
        bench.calm(REPLAY);
        bench.doors().send(Requests.job(bench, skills)).expectDone();
        Doors.pause(CONNECT);
        bench.calm(REPLAY);
        bench.console()
                .say("  " + subjects.size() + " learners share and would work on site; " + bench.jobId() + " wants "
                        + skills.stream().map(Skill::code).collect(Collectors.joining(", ")));
        return new Field(skills, subjects);
    }

    private void everyPartServes() {
        List<String> away = bench.exchange().states().stream()
                .filter(part -> part.state() != PartState.State.READY && part.state() != PartState.State.NAMED)
                .map(part -> part.part().title() + " (" + part.state() + ")")
                .toList();
        if (!away.isEmpty()) {
            throw new NotSeen(
                    "a running exchange in " + bench.exchange().home()
                            + " (./ler demo plays the story there and leaves it running)",
                    "not ready: " + String.join(", ", away));
        }
    }

    private List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (Learner learner : bench.region().cast().learners()) {
            if (learner.modes().isEmpty() || learner.modes().contains(ON_SITE)) {
                subject(learner).ifPresentOrElse(subjects::add, () -> without.add(learner.person()));
            }
        }
        if (!without.isEmpty()) {
            bench.console().say("  without a wallet or a live consent: " + without);
        }
        if (subjects.size() < FEWEST) {
            throw new NotSeen(
                    "at least " + FEWEST + " learners with a wallet and a live consent, as ./ler demo leaves them",
                    subjects.size() + " have both");
        }
        return subjects;
    }

    private Optional<Subject> subject(Learner learner) {
        Answer answer = bench.doors().send(Requests.consents(bench, learner));
        List<String> live = answer.json()
                .path("items")
                .valueStream()
                .filter(Opening::isLive)
                .map(consent -> consent.path("consentId").asString(""))
                .toList();
        return live.isEmpty() ? Optional.empty() : Optional.of(new Subject(learner, live.getFirst(), live.size()));
    }

    private static boolean isLive(JsonNode consent) {
        return LIVE.contains(consent.path("state").asString(""))
                && consent.path("purpose").asString("").equals("matching")
                && consent.path("live").asBoolean(false);
    }

    /** A skill that an earlier run gave to everybody would be proved by that run's award. */
    private List<Skill> skills() {
        List<String> codes = bench.doors()
                .send(Requests.achievements(bench))
                .expectDone()
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("code").asString(""))
                .filter(code -> code.startsWith("bench-"))
                .map(code -> code.substring(code.indexOf('-', "bench-".length()) + 1))
                .toList();
        List<Skill> free = Skill.NOBODYS.stream()
                .filter(code -> !codes.contains(code))
                .limit(SKILLS)
                .map(code -> Skill.of(code, bench.prefix()))
                .toList();
        if (free.size() < SKILLS) {
            throw new NotSeen(
                    SKILLS + " skills that no earlier run has given to everybody (a fresh LER_HOME has them)",
                    "only " + free.size() + " are left");
        }
        return free;
    }
}
