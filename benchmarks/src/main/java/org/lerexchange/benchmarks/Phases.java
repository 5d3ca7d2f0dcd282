package org.lerexchange.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.lerexchange.local.outside.Answer;
import org.lerexchange.local.outside.Doors;
import org.lerexchange.local.outside.NotSeen;
import org.lerexchange.local.outside.TopicTail;
import org.lerexchange.schemas.Principals;

/** The phases in their order: idle, one by one, side by side, the bare relay, and back. One round of each. */
final class Phases {

    /** Awards one by one that are measured; those before them warm up. */
    private static final int UNLOADED = 100;

    private static final int LOADED = 1_000;
    private static final int TAKEN_BACK = 20;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Bench bench;
    private final Meters meters;
    private final Report report;
    private final OneByOne oneByOne;

    Phases(Bench bench, Meters meters, Report report) {
        this.bench = bench;
        this.meters = meters;
        this.report = report;
        this.oneByOne = new OneByOne(bench);
    }

    void play(double rate) {
        bench.console()
                .say("Award to feed, run " + bench.prefix() + " on "
                        + bench.exchange().home());
        Opening.Field field = new Opening(bench).open();
        try {
            Tally.Idle idle = idle();
            Latencies alone = unloaded(field, idle);
            SideBySide.Outcome loaded = loaded(field, rate, idle);
            floor(alone, loaded);
            revoked(field, idle);
            withdrawn(field, idle);
            told();
        } finally {
            closed();
        }
    }

    /** The job asks for nobody after the run. */
    private void closed() {
        try {
            bench.doors().send(Requests.closing(bench)).expectDone();
        } catch (NotSeen e) {
            report.missing("the job " + bench.jobId() + " may still be open: " + e.getMessage());
        }
    }

    private void say(String what) {
        bench.console().say("- " + what);
    }

    private Tally.Idle idle() {
        say("what is done when nothing is asked, for " + IDLE.toSeconds() + " s");
        Tally before = meters.settled();
        Doors.pause(IDLE);
        Tally after = meters.settled();
        Tally.Cost cost = Tally.between(before, after, Tally.Idle.NOTHING);
        double seconds = Duration.between(before.at(), after.at()).toMillis() / 1e3;
        report.row(
                "when nothing is asked: store commands a second of all services (taken off below)",
                String.format(Locale.ROOT, "%.1f writes, %.1f reads", cost.writes() / seconds, cost.reads() / seconds));
        return Tally.Idle.between(before, after);
    }

    private Latencies unloaded(Opening.Field field, Tally.Idle idle) {
        Skill skill = field.skills().getFirst();
        List<Award> awards =
                field.subjects().stream().map(one -> new Award(one, skill)).toList();
        say("warm-up: " + (awards.size() - UNLOADED) + " awards, one after another");
        oneByOne.awards(awards.subList(UNLOADED, awards.size()), Optional.empty());
        say(UNLOADED + " awards, one after another");
        Counted counted = counted(idle, hops -> oneByOne.awards(awards.subList(0, UNLOADED), Optional.of(hops)));
        report.row("award → live feed, one after another", counted.took().shown());
        report.hops("one award", counted.hops());
        report.cost("one award", counted.cost(), UNLOADED);
        return counted.took();
    }

    private record Counted(Latencies took, Hops hops, Tally.Cost cost) {}

    private Counted counted(Tally.Idle idle, Function<Hops, Latencies> facts) {
        Tally before = meters.settled();
        try (TopicTail tail = TopicTail.open(bench.exchange().kafkaClient())) {
            Hops hops = new Hops(tail);
            Latencies took = facts.apply(hops);
            return new Counted(took, hops, Tally.between(before, meters.settled(), idle));
        }
    }

    private SideBySide.Outcome loaded(Opening.Field field, double rate, Tally.Idle idle) {
        List<Award> awards = new ArrayList<>();
        for (Skill skill : field.skills().subList(1, field.skills().size())) {
            field.subjects().forEach(subject -> awards.add(new Award(subject, skill)));
        }
        List<Award> some = awards.subList(0, Math.min(LOADED, awards.size()));
        say(some.size() + " awards, " + SideBySide.REQUESTS + " requests side by side"
                + (rate > 0 ? ", " + rate + " a second" : ""));
        Tally before = meters.settled();
        SideBySide.Outcome outcome = new SideBySide(bench, oneByOne).send(some, rate);
        Tally after = meters.settled();
        outcome.missing().forEach(report::missing);
        String many = some.size() + " awards, " + SideBySide.REQUESTS + " side by side";
        report.row(
                many + ": awards/s, first request to last item; requests answered/s",
                String.format(Locale.ROOT, "%.1f; %.1f", outcome.perSecond(), outcome.offered()));
        report.row(many + ": award → live feed", outcome.pairs().latencies().shown());
        report.row(many + ": request answered", outcome.answered().shown());
        report.cost("one award of these", Tally.between(before, after, idle), some.size());
        return outcome;
    }

    private void floor(Latencies alone, SideBySide.Outcome loaded) {
        say(String.format(Locale.ROOT, "%d records of 4 KB through a bare relay, %.1f/s", LOADED, loaded.offered()));
        Latencies floor = new BareRelay(
                        bench.exchange().kafkaClient(Principals.ADMIN),
                        bench.eyes().run())
                .run(LOADED, loaded.offered());
        report.row(
                String.format(
                        Locale.ROOT,
                        "bare two-hop relay on the same broker, 4 KB, %.1f/s as offered",
                        loaded.offered()),
                floor.shown());
        report.beside("side by side, award → live feed", loaded.pairs().latencies(), floor);
        report.beside("one after another, award → live feed", alone, floor);
    }

    private void revoked(Opening.Field field, Tally.Idle idle) {
        Skill skill = field.skills().get(1);
        List<Award> awards = field.subjects().stream()
                .limit(TAKEN_BACK)
                .map(subject -> new Award(subject, skill))
                .toList();
        say(awards.size() + " revocations, one after another");
        Counted counted = counted(idle, hops -> oneByOne.revocations(awards, hops));
        report.row("revocation → live feed, one after another", counted.took().shown());
        report.hops("one revocation", counted.hops());
        report.cost("one revocation", counted.cost(), awards.size());
    }

    /** Of learners with one consent only: with another one the match would stay. */
    private void withdrawn(Opening.Field field, Tally.Idle idle) {
        List<Subject> subjects = field.subjects().stream()
                .skip(TAKEN_BACK)
                .filter(subject -> subject.consents() == 1)
                .limit(TAKEN_BACK)
                .toList();
        say(subjects.size() + " withdrawals, one after another");
        try {
            Counted counted = counted(idle, hops -> oneByOne.withdrawals(subjects, hops));
            report.row(
                    "withdrawal of a consent → live feed, one after another",
                    counted.took().shown());
            report.hops("one withdrawal", counted.hops());
            report.cost("one withdrawal", counted.cost(), subjects.size());
        } finally {
            say("the consents are granted again");
            subjects.forEach(this::grantedAgain);
        }
    }

    /** Wishes belong to what is shared, so they are taken once the consent is known. */
    private void grantedAgain(Subject subject) {
        try {
            bench.doors().send(Requests.consent(bench, subject)).expectDone();
            bench.doors()
                    .until(
                            "the wishes of " + subject.person() + " to be taken",
                            tries -> Requests.wishes(bench, subject, tries),
                            Answer::done,
                            Bench.SHORT);
        } catch (NotSeen e) {
            report.missing("the consent of " + subject.person() + " is not as it was: " + e.getMessage());
        }
    }

    private void told() {
        long again = bench.doors().disturbances();
        report.row("requests that had to be sent again", Long.toString(again));
    }
}
