package org.lerexchange.local.story;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lerexchange.local.Console;
import org.lerexchange.local.Exchange;
import org.lerexchange.local.StoryOptions;
import org.lerexchange.local.StoryOutcome;
import org.lerexchange.local.StoryPlayer;
import org.lerexchange.local.outside.AvroRecords;
import org.lerexchange.local.outside.NotSeen;
import org.lerexchange.local.region.Cast;
import org.lerexchange.local.region.FoundSkills;
import org.lerexchange.local.region.Job;
import org.lerexchange.local.region.RealRegion;

/**
 * Plays the region's story: a college records an award, the credential reaches a learner's wallet, the learner shares it,
 * it is verified, and the match appears in an employer's feed with its reasons and leaves it again, four times.
 */
public final class RegionStory implements StoryPlayer {

    @Override
    public StoryOutcome play(Exchange exchange, StoryOptions options, Console console) {
        Optional<RealRegion> real = options.data().map(RealRegion::new);
        int run = new Runs(exchange.home()).next();
        console.say("The region's story, run " + run + " on this exchange, seed " + options.seed()
                + real.map(folder -> ", on real input").orElse("") + ":");
        Steps steps = new Steps(console);
        try (Stage stage = Stage.open(exchange, console, new Stage.Play(options.seed(), run))) {
            new Telling(stage, steps, real).tell(options.exit());
        }
        return steps.outcome();
    }

    /** One telling of it. */
    private static final class Telling {

        private final Stage stage;
        private final Steps steps;
        private final Optional<RealRegion> real;
        private final Opening opening;
        private final Sharing sharing;
        private List<FoundSkills> jobs = List.of();
        private final Map<String, Object> counts = new LinkedHashMap<>();

        Telling(Stage stage, Steps steps, Optional<RealRegion> real) {
            this.stage = stage;
            this.steps = steps;
            this.real = real;
            this.opening = new Opening(stage);
            this.sharing = new Sharing(stage);
        }

        void tell(boolean exit) {
            Optional<ToldFact> fact = Optional.empty();
            try {
                Cast cast = open();
                Awarding awarding = award(cast);
                share(cast);
                fact = Optional.of(follow(cast, awarding));
                new TakingBack(stage, opening, sharing, fact.get()).play(steps);
                end(cast, fact.get());
            } catch (Steps.Ended e) {
                stage.console().fault("  " + e.getMessage());
            }
            steps.printTable();
            printCounts();
            if (!exit) {
                fact.ifPresent(new Ending(stage)::curls);
            }
        }

        /** Who plays; with real input this is known once the postings' skills are. */
        private Cast open() {
            steps.needed("employers listen", opening::listen);
            steps.needed("institutions registered", opening::institutions);
            steps.needed("institutions accredited", opening::trust);
            real.ifPresent(folder -> steps.needed("taxonomy taken up", () -> opening.taxonomy(folder)));
            steps.needed("jobs posted", this::post);
            Cast[] cast = {stage.region().cast()};
            steps.needed("must-haves chosen", () -> {
                Instant from = stage.now();
                real.ifPresent(folder ->
                        cast[0] = folder.cast(stage.region(), jobs, stage.play().seed()));
                Map<Job, Set<String>> mustHaves = mustHaves(cast[0]);
                opening.mustHaves(mustHaves);
                return new Steps.Seen(mustHaves.size() + " postings in words have a must-have", stage.since(from));
            });
            steps.needed("achievements published", () -> opening.achievements(cast[0].achievements()));
            return cast[0];
        }

        private Steps.Seen post() {
            Instant from = stage.now();
            try {
                jobs = opening.jobs(
                        real.map(folder -> folder.jobs(stage.region().employers()))
                                .orElse(stage.region().jobs()));
            } catch (NotSeen e) {
                throw real.isPresent() ? e : Opening.inOurWords(e);
            }
            long withSkills =
                    jobs.stream().filter(one -> !one.labels().isEmpty()).count();
            counts.put("jobs", jobs.size());
            counts.put("jobs with skills", withSkills);
            return new Steps.Seen(jobs.size() + " jobs are open, " + withSkills + " with skills", stage.since(from));
        }

        private Map<Job, Set<String>> mustHaves(Cast cast) {
            if (real.isPresent()) {
                return real.get().mustHaves(jobs, cast);
            }
            Map<Job, Set<String>> mustHaves = new LinkedHashMap<>();
            jobs.stream()
                    .map(FoundSkills::job)
                    .filter(job -> job.text().isPresent())
                    .forEach(job -> mustHaves.put(job, job.neededSkills()));
            return mustHaves;
        }

        private Awarding award(Cast cast) {
            Awarding awarding = new Awarding(stage, cast);
            steps.needed("awards recorded", awarding::record);
            steps.needed("wallets claimed", awarding::claim);
            steps.needed("credentials issued", awarding::issued);
            steps.needed("credentials in wallets", awarding::inWallets);
            counts.put("awards", awarding.count());
            counts.put("credentials in wallets", awarding.credentialCount());
            return awarding;
        }

        private void share(Cast cast) {
            steps.needed("consent given", () -> sharing.consent(cast.learners()));
            counts.put("consents", sharing.consentCount());
            steps.step("feeds filled", () -> {
                Instant from = stage.now();
                List<Job> all = jobs.stream().map(FoundSkills::job).toList();
                int employers =
                        real.isPresent() ? 1 : stage.region().employers().size();
                Sharing.Counts found = sharing.settled(all, employers);
                counts.put("jobs with candidates", found.jobsWithCandidates());
                counts.put("matches", found.matches());
                counts.put("jobs with near misses", found.jobsWithNearMisses());
                counts.put("near misses", found.nearMisses());
                return new Steps.Seen(
                        found.matches() + " matches for " + found.jobsWithCandidates() + " jobs", stage.since(from));
            });
        }

        private ToldFact follow(Cast cast, Awarding awarding) {
            Matches matches = new Matches(new AvroRecords(stage.exchange().registry()));
            ToldFact fact = new ToldFact(
                    stage,
                    cast.told(),
                    cast.toldAward(stage.play().seed(), stage.play().run()),
                    new ToldFact.Parts(awarding, sharing, matches));
            steps.needed("one award, followed", fact::play);
            steps.step("the match explained", fact::explained);
            steps.step("the credential is verified", () -> fact.checked(true));
            return fact;
        }

        private void end(Cast cast, ToldFact fact) {
            Ending ending = new Ending(stage);
            steps.step(
                    "same feed by REST and live",
                    () -> ending.sameAtBothDoors(fact.told().job()));
            steps.step("nobody is named on a topic", () -> ending.nobodyIsNamed(cast));
            steps.step("nothing joins a record to a pseudonym", ending::nothingJoins);
        }

        private void printCounts() {
            stage.console().say("");
            stage.console()
                    .table(
                            List.of("count", "of this run"),
                            counts.entrySet().stream()
                                    .map(entry -> List.of(entry.getKey(), String.valueOf(entry.getValue())))
                                    .toList());
        }
    }
}
