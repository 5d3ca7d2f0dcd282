package org.lerexchange.matching.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lerexchange.matching.feeds.FeedWorld.FORKLIFT;
import static org.lerexchange.matching.feeds.FeedWorld.SPANISH;
import static org.lerexchange.matching.feeds.FeedWorld.START;
import static org.lerexchange.matching.feeds.FeedWorld.WELDING;
import static org.lerexchange.matching.feeds.FeedWorld.claim;
import static org.lerexchange.matching.feeds.FeedWorld.part;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lerexchange.edge.ModelState;
import org.lerexchange.events.MatchAct;
import org.lerexchange.events.MatchBand;
import org.lerexchange.events.MatchChange;
import org.lerexchange.events.MatchChanged;
import org.lerexchange.events.MatchConsent;
import org.lerexchange.matching.index.CandidatePart;
import org.lerexchange.matching.index.CandidateProfile;
import org.lerexchange.matching.index.Mask;
import org.lerexchange.matching.index.ProfileId;
import org.lerexchange.matching.jobs.JobId;
import org.lerexchange.matching.jobs.OpenJob;
import org.lerexchange.matching.ranking.JobNeeds;
import org.lerexchange.matching.taxonomy.SkillId;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.documents.TooManyPending;

class KeepFeedTest {
    private static final CandidatePart LICENCE = part("consent-1", "part-1", "college", WELDING, FORKLIFT);

    private static FeedWorld aWelderOnTheList() {
        FeedWorld world =
                new FeedWorld().job("job-1", "acme", List.of(WELDING), WELDING).profile("profile-1", LICENCE);
        assertThat(world.words()).containsExactly("OFFERED");
        return world;
    }

    @Test
    void aTurnSaysNoMoreThanTheRailTakesAndTheNextTurnsSayTheRest() {
        List<SkillId> many = Stream.concat(
                        Stream.of(WELDING),
                        IntStream.range(1, JobNeeds.MOST_NEEDS).mapToObj(i -> new SkillId("ler:skill:none-" + i)))
                .toList();
        FeedWorld world = new FeedWorld().job("job-1", "acme", many);
        IntStream.range(0, DecideFeed.MOST_MEMBERS)
                .forEach(i -> world.profile("profile-" + i, part("consent-" + i, "part-" + i, "college", WELDING)));

        assertThat(world.turn()).isTrue();
        int first = world.head("job-1").members().size();
        world.withdrawn(
                "consent-" + world.head("job-1").members().firstKey().value().substring(8), 2);
        assertThat(world.marks.next(Marks.Lane.SHORT)).isPresent().get().satisfies(world.marks::finished);
        List<Heard<MatchChanged>> said = world.said();

        assertThat(first).isBetween(1, DecideFeed.MOST_MEMBERS - 1);
        assertThat(said.stream()
                        .mapToInt(event -> event.value().getChanges().size())
                        .sum())
                .isEqualTo(DecideFeed.MOST_MEMBERS + 1);
        assertThat(said)
                .extracting(Heard::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, said.size()).boxed().toList());
        assertThat(world.head("job-1").members()).hasSize(DecideFeed.MOST_MEMBERS - 1);
    }

    @Test
    void aCandidateWhoMeetsTheNeedsIsOfferedWithReasonsAndConsents() {
        FeedWorld world = new FeedWorld()
                .job("job-1", "acme", List.of(WELDING, SPANISH), WELDING)
                .profile("profile-1", LICENCE);

        MatchChange offered = world.changes().toList().getFirst();

        assertThat(offered.getAct()).isEqualTo(MatchAct.OFFERED);
        assertThat(offered.getBand()).isEqualTo(MatchBand.MET);
        assertThat(offered.getConsents()).containsExactly(new MatchConsent("consent-1", 1L));
        assertThat(offered.getReasons())
                .extracting(reason -> reason.getLabel() + " " + reason.getMustHave() + " " + reason.getOutcome())
                .containsExactly("Spanish false MISSING", "Welding true PROVED");
        assertThat(offered.getReasons().get(1).getPoints()).isPositive().isEqualTo(offered.getScore());
    }

    @Test
    void furtherEvidenceRescoresAndTheSameAgainSaysNothing() {
        FeedWorld world =
                new FeedWorld().job("job-1", "acme", List.of(WELDING, SPANISH)).profile("profile-1", LICENCE);
        assertThat(world.words()).containsExactly("OFFERED");

        world.profile("profile-1", LICENCE, part("consent-1", "part-2", "school", SPANISH));
        assertThat(world.words()).containsExactly("RESCORED");

        world.profile("profile-1", LICENCE, part("consent-1", "part-2", "school", SPANISH));
        assertThat(world.words()).isEmpty();
    }

    static Stream<Arguments> causes() {
        return Stream.of(
                cause("revoked", world -> world.retracted(LICENCE, 2, true, Mask.Cause.REVOKED)),
                cause("suspended", world -> world.retracted(LICENCE, 2, true, Mask.Cause.SUSPENDED)),
                cause("disputed", world -> world.retracted(LICENCE, 2, true, Mask.Cause.DISPUTED)),
                cause("distrusted", world -> world.trusted("college", 2, false)),
                cause("consentWithdrawn", world -> world.withdrawn("consent-1", 2)),
                cause("consentNarrowed", KeepFeedTest::narrowed),
                cause("jobClosed", world -> world.closed("job-1")),
                cause("jobChanged", world -> world.job("job-1", "acme", List.of(WELDING), SPANISH)),
                cause(
                        "belowMustHave",
                        world -> world.profile("profile-1", part("consent-1", "part-1", "college", FORKLIFT))),
                cause("wishesExclude", KeepFeedTest::wishesMore),
                cause("evidenceGone", world -> world.profile("profile-1")));
    }

    private static Arguments cause(String code, Consumer<FeedWorld> happens) {
        return Arguments.of(code, happens);
    }

    private static void narrowed(FeedWorld world) {
        Mask.HeardConsent narrow = new Mask.HeardConsent.Live(
                Set.of("Degree"), Set.of(), new CandidatePart.Audience.RegionEmployers(), Optional.empty());
        world.mask.consent(LICENCE.consentId(), 2, narrow);
    }

    private static void wishesMore(FeedWorld world) {
        world.profile(new CandidateProfile(
                new ProfileId("profile-1"),
                world.nextSeq(),
                Optional.empty(),
                Set.of(),
                Optional.of(9_000L),
                List.of(LICENCE)));
        JobNeeds.Place pays =
                new JobNeeds.Place(Optional.empty(), Optional.empty(), Optional.of(new JobNeeds.Pay(2_000)));
        OpenJob job = world.jobs.find(new JobId("job-1")).orElseThrow();
        world.jobs.hear(new OpenJob(
                job.id(), job.employer(), world.nextSeq(), true, "", FeedWorld.needs(List.of(WELDING), pays, WELDING)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("causes")
    void whatTakesAMatchAwayIsItsCause(String code, Consumer<FeedWorld> happens) {
        FeedWorld world = aWelderOnTheList();

        happens.accept(world);

        assertThat(world.words()).containsExactly("WITHDRAWN " + code);
        assertThat(world.head("job-1").members()).isEmpty();
        assertThat(world.words()).isEmpty();
    }

    @Test
    void whatRestsOnAClaimThatEndsByItselfIsWithdrawnThen() {
        FeedWorld world = new FeedWorld().job("job-1", "acme", List.of(WELDING), WELDING);
        CandidatePart ends = part(
                "consent-1",
                "part-1",
                new CandidatePart.Audience.RegionEmployers(),
                claim("college", Optional.of(START.plusSeconds(60)), WELDING));
        assertThat(world.profile("profile-1", ends).words()).containsExactly("OFFERED");

        world.marks.time(world.clock.instant());
        assertThat(world.words()).isEmpty();
        world.clock.to(START.plus(Duration.ofMinutes(1)));
        world.marks.time(world.clock.instant());

        assertThat(world.words()).containsExactly("WITHDRAWN expired");
    }

    @Test
    void aSuspensionThatIsLiftedBringsTheMatchBackUnderItsOwnId() {
        FeedWorld world = aWelderOnTheList();
        world.retracted(LICENCE, 2, true, Mask.Cause.SUSPENDED);
        MatchChange withdrawn = world.changes().toList().getFirst();

        world.retracted(LICENCE, 3, false, Mask.Cause.SUSPENDED);
        List<MatchChange> back = world.changes().toList();

        assertThat(back).extracting(MatchChange::getAct).containsExactly(MatchAct.OFFERED);
        assertThat(back.getFirst().getMatchId()).isEqualTo(withdrawn.getMatchId());
    }

    @Test
    void whereAnIssuerFallsEachFeedSaysSoOnce() {
        FeedWorld world =
                new FeedWorld().job("job-1", "acme", List.of(WELDING)).job("job-2", "globex", List.of(WELDING));
        IntStream.range(0, 30)
                .forEach(i -> world.profile("profile-" + i, part("consent-" + i, "part-" + i, "college", WELDING)));
        assertThat(world.changes()).hasSize(60);

        List<Heard<MatchChanged>> said = world.trusted("college", 2, false).said();

        assertThat(said).extracting(Heard::key).containsExactlyInAnyOrder("job-1", "job-2");
        assertThat(said)
                .allSatisfy(event -> assertThat(event.value().getChanges())
                        .hasSize(30)
                        .allMatch(change -> change.getCause().equals("distrusted")));
    }

    @Test
    void theFeedSequenceOfAJobHasNoGap() {
        FeedWorld world = new FeedWorld().job("job-1", "acme", List.of(WELDING));
        Stream.Builder<Heard<MatchChanged>> all = Stream.builder();
        for (int i = 0; i < 20; i++) {
            world.profile("profile-" + i % 7, part("consent-" + i, "part-" + i, "college", WELDING))
                    .said()
                    .forEach(all);
            world.withdrawn("consent-" + i / 2, 2).said().forEach(all);
        }

        List<Long> seqs = all.build().map(Heard::seq).toList();

        assertThat(seqs)
                .hasSizeGreaterThan(20)
                .isEqualTo(LongStream.rangeClosed(1, seqs.size()).boxed().toList());
    }

    @Test
    void aRestartSaysOnlyWhatDiffersAndRaisesTheEpochOnlyThere() {
        FeedWorld world =
                new FeedWorld().job("job-1", "acme", List.of(WELDING)).job("job-2", "acme", List.of(FORKLIFT));
        world.profile("profile-1", LICENCE).profile("profile-2", part("consent-2", "part-2", "school", FORKLIFT));
        assertThat(world.words()).hasSize(3);

        world.restarted().withdrawn("consent-2", 2);
        assertThat(world.words()).isEmpty();
        world.opened();

        assertThat(world.words()).containsExactly("WITHDRAWN consentWithdrawn");
        assertThat(world.head("job-1").epoch()).isEqualTo(1);
        assertThat(world.head("job-2").epoch()).isEqualTo(2);
        assertThat(world.restarted().opened().words()).isEmpty();
    }

    @Test
    void aFullListGivesTheLowestPlaceToAHigherScoreAndAFreePlaceToTheNext() {
        FeedWorld world = new FeedWorld().job("job-1", "acme", List.of(WELDING, SPANISH));
        IntStream.range(0, DecideFeed.MOST_MEMBERS + 1)
                .forEach(i -> world.profile("profile-" + i, part("consent-" + i, "part-" + i, "college", WELDING)));
        assertThat(world.words()).hasSize(DecideFeed.MOST_MEMBERS);

        world.profile("better", part("consent-b", "part-b", "college", WELDING, SPANISH));
        assertThat(world.words()).containsExactly("WITHDRAWN displaced", "OFFERED");

        world.withdrawn("consent-b", 2);
        assertThat(world.words()).containsExactly("WITHDRAWN consentWithdrawn", "OFFERED");
        assertThat(world.head("job-1").members()).hasSize(DecideFeed.MOST_MEMBERS);
    }

    @Test
    void whoeverLosesOnlyWhatTheMaskHidAlreadyIsNotLookedAtAgain() {
        FeedWorld world = aWelderOnTheList();
        world.retracted(LICENCE, 2, true, Mask.Cause.SUSPENDED);
        assertThat(world.words()).containsExactly("WITHDRAWN suspended");

        world.profile("profile-1");
        assertThat(world.marks.size()).isZero();
        world.retracted(LICENCE, 3, false, Mask.Cause.SUSPENDED);
        assertThat(world.marks.size()).isZero();

        assertThat(world.profile("profile-1", LICENCE).words()).containsExactly("OFFERED");
    }

    @Test
    void whereTheProfileLosesItsEvidenceFirstThatIsSaid() {
        FeedWorld world = new FeedWorld()
                .job("job-1", "acme", List.of(WELDING), WELDING)
                .profile("profile-1", LICENCE, part("consent-1", "part-2", "school", SPANISH));
        assertThat(world.words()).containsExactly("OFFERED");

        world.profile("profile-1", part("consent-1", "part-2", "school", SPANISH));

        assertThat(world.words()).containsExactly("WITHDRAWN evidenceGone");
    }

    @Test
    void manyChangesOfOneFeedAreOneTurn() {
        FeedWorld world = new FeedWorld().job("job-1", "acme", List.of(WELDING));
        IntStream.range(0, 40)
                .forEach(i -> world.profile("profile-" + i, part("consent-" + i, "part-" + i, "c", WELDING)));

        assertThat(world.marks.size()).isEqualTo(1);
        assertThat(world.said()).hasSize(1);
    }

    @Test
    void aConsentForOneEmployerReachesNoOther() {
        FeedWorld world =
                new FeedWorld().job("job-1", "acme", List.of(WELDING)).job("job-2", "globex", List.of(WELDING));
        CandidatePart forAcme = part(
                "consent-1",
                "part-1",
                new CandidatePart.Audience.Employer("acme"),
                claim("college", Optional.empty(), WELDING));

        List<Heard<MatchChanged>> said = world.profile("profile-1", forAcme).said();

        assertThat(said).extracting(Heard::key).containsExactly("job-1");
        assertThat(world.feeds().nearMisses(new JobId("job-2"))).isEmpty();
    }

    @Test
    void theIssuersNameAndTheMonthAreShownOnlyWhereTenShareThem() {
        FeedWorld world = new FeedWorld().job("job-1", "acme", List.of(WELDING));
        IntStream.range(0, 9)
                .forEach(i -> world.profile("profile-" + i, part("consent-" + i, "part-" + i, "college", WELDING)));
        assertThat(world.changes())
                .hasSize(9)
                .allMatch(change -> change.getReasons().getFirst().getIssuerName() == null)
                .allMatch(change -> "2026".equals(change.getReasons().getFirst().getWhen()));

        MatchChange tenth = world.profile("profile-9", part("consent-9", "part-9", "college", WELDING))
                .changes()
                .toList()
                .getFirst();

        assertThat(tenth.getReasons().getFirst().getIssuerName()).isEqualTo("college");
        assertThat(tenth.getReasons().getFirst().getWhen()).isEqualTo("2026-01");
    }

    @Test
    void aTurnThatTheRailRefusesIsTakenAgainAndLosesNothing() {
        FeedWorld world = new FeedWorld().job("job-1", "acme", List.of(WELDING));
        Turn turn = new Turn(new JobId("job-1"), Set.of(new ProfileId("profile-1")), Set.of());
        for (int i = 0; i < 32; i++) {
            world.profile("profile-1", part("consent-" + i, "part-" + i, "college", WELDING));
            world.keep.take(turn).block();
            world.profile("profile-1");
            world.keep.take(turn).block();
        }
        world.profile("profile-1", LICENCE);
        assertThatThrownBy(() -> world.keep.take(turn).block()).isInstanceOf(TooManyPending.class);

        world.relay();

        assertThat(world.said()).hasSize(65).last().extracting(Heard::seq).isEqualTo(65L);
    }

    @Test
    void aPersonWithoutAMustHaveIsANearMissThatSaysWhatIsMissing() {
        FeedWorld world = new FeedWorld()
                .job("job-1", "acme", List.of(WELDING, SPANISH), SPANISH)
                .profile("profile-1", LICENCE);
        assertThat(world.words()).isEmpty();

        List<Feeds.NearMiss> misses = world.feeds().nearMisses(new JobId("job-1"));

        assertThat(misses)
                .hasSize(1)
                .first()
                .satisfies(
                        miss -> assertThat(miss.missing()).containsExactly(new Feeds.Missing(SPANISH.value(), "EARN")));
        assertThat(world.withdrawn("consent-1", 2).feeds().nearMisses(new JobId("job-1")))
                .isEmpty();
    }

    @Test
    void theStoryDigestForgetsPseudonymsAndTheOrderOfArrival() {
        FeedWorld one = new FeedWorld().job("job-1", "acme", List.of(WELDING));
        one.profile("a", part("c1", "p1", "college", WELDING))
                .profile("b", part("c2", "p2", "college", WELDING))
                .said();
        FeedWorld other = new FeedWorld();
        other.profile("y", part("c9", "p9", "college", WELDING)).profile("x", part("c8", "p8", "college", WELDING));
        other.job("job-1", "acme", List.of(WELDING)).said();

        assertThat(state(one).storyDigest()).isEqualTo(state(other).storyDigest());
        assertThat(state(one).count()).isEqualTo(2);
    }

    private static ModelState state(FeedWorld world) {
        return new FeedsState(world.memberships).state().blockOptional().orElseThrow();
    }
}
