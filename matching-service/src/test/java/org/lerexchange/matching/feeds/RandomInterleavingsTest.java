package org.lerexchange.matching.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lerexchange.matching.feeds.FeedWorld.FORKLIFT;
import static org.lerexchange.matching.feeds.FeedWorld.SPANISH;
import static org.lerexchange.matching.feeds.FeedWorld.WELDING;
import static org.lerexchange.matching.feeds.FeedWorld.part;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lerexchange.events.MatchAct;
import org.lerexchange.events.MatchChange;
import org.lerexchange.events.MatchChanged;
import org.lerexchange.events.MatchConsent;
import org.lerexchange.matching.index.CandidatePart;
import org.lerexchange.matching.index.CandidateProfile;
import org.lerexchange.matching.index.Mask;
import org.lerexchange.matching.jobs.JobId;
import org.lerexchange.matching.jobs.OpenJob;
import org.lerexchange.matching.taxonomy.SkillId;
import org.lerexchange.messaging.Heard;

/** Grants, withdrawals, retractions, trust, jobs and turns in any order, against a model that only looks at the end. */
class RandomInterleavingsTest {
    private static final List<SkillId> SKILLS = List.of(WELDING, FORKLIFT, SPANISH);
    private static final int STEPS = 600;
    private static final int CONSENTS = 12;

    static LongStream seeds() {
        return LongStream.range(20_261_125, 20_261_125 + 40);
    }

    private final FeedWorld world = new FeedWorld();
    private final List<Heard<MatchChanged>> said = new ArrayList<>();
    private final Map<String, Long> seqs = new HashMap<>();
    private final Map<Integer, Integer> given = new HashMap<>();

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyOrderEndsInWhatTheModelSaysAndNothingRestsOnWhatWasWithdrawn(long seed) {
        Random random = new Random(seed);

        for (int i = 0; i < STEPS; i++) {
            step(random);
        }
        said.addAll(world.said());

        assertThat(said.stream().flatMap(event -> event.value().getChanges().stream()))
                .extracting(MatchChange::getAct)
                .contains(MatchAct.OFFERED, MatchAct.WITHDRAWN);
        assertThat(replayed()).isEqualTo(model());
        assertThatSeqsHaveNoGap();
        assertThatNothingRestsOnWhatWasWithdrawn();
    }

    private void step(Random random) {
        int any = random.nextInt(CONSENTS);
        String consent = consent(any);
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> world.profile("profile-" + random.nextInt(5), parts(random));
            case 3 -> withdraw(any);
            case 4 ->
                world.retracted(
                        part(consent, consent + "-part", "x", WELDING),
                        next(consent + "-part"),
                        random.nextInt(3) == 0,
                        Mask.Cause.REVOKED);
            case 5 -> {
                String issuer = "issuer-" + random.nextInt(3);
                world.trusted(issuer, next(issuer), random.nextInt(3) > 0);
            }
            case 6 -> {
                List<SkillId> wanted = some(random);
                world.job("job-" + random.nextInt(4), "acme", wanted, wanted.get(random.nextInt(wanted.size())));
            }
            case 7 -> closeOne(random);
            case 8 -> {
                if (random.nextInt(10) == 0) {
                    world.relay();
                    world.restarted().opened();
                }
            }
            default -> world.turn();
        }
    }

    private void closeOne(Random random) {
        String job = "job-" + random.nextInt(4);
        if (world.jobs.find(new JobId(job)).isPresent()) {
            world.closed(job);
        }
    }

    private long next(String key) {
        return seqs.merge(key, 2L, Long::sum);
    }

    private static List<SkillId> some(Random random) {
        return random.nextBoolean() ? List.of(SKILLS.get(random.nextInt(3))) : SKILLS;
    }

    /** The learner takes it back, and may give another one later. */
    private void withdraw(int any) {
        String consent = consent(any);
        world.withdrawn(consent, next(consent));
        given.merge(any, 1, Integer::sum);
    }

    private String consent(int any) {
        return "consent-" + any + "-" + given.getOrDefault(any, 0);
    }

    /** Some of them from a profile that has not heard of the last withdrawal. */
    private CandidatePart[] parts(Random random) {
        List<CandidatePart> parts = new ArrayList<>();
        for (int i = 0; i < CONSENTS; i++) {
            if (random.nextInt(3) == 0) {
                int late = random.nextInt(4) == 0 ? 1 : 0;
                String consent = "consent-" + i + "-" + Math.max(0, given.getOrDefault(i, 0) - late);
                parts.add(part(consent, consent + "-part", "issuer-" + i % 3, SKILLS.get(i % 3)));
            }
        }
        return parts.toArray(CandidatePart[]::new);
    }

    /** Who is on which list with which score, looked up afresh. */
    private Map<String, Integer> model() {
        Map<String, Integer> members = new TreeMap<>();
        for (OpenJob job : world.jobs.all().filter(OpenJob::open).toList()) {
            for (CandidateProfile profile : world.index.all().toList()) {
                if (world.find.of(job, profile.id()) instanceof Finding.Fit fit) {
                    members.put(
                            job.id().value() + " "
                                    + fit.member().get().who().match().value(),
                            fit.member().get().score());
                }
            }
        }
        return members;
    }

    /** The same, from what was said. */
    private Map<String, Integer> replayed() {
        Map<String, Integer> members = new TreeMap<>();
        for (Heard<MatchChanged> event : said) {
            for (MatchChange change : event.value().getChanges()) {
                String match = event.key() + " " + change.getMatchId();
                Optional<Integer> before = Optional.ofNullable(members.get(match));
                assertThat(before.isPresent()).isEqualTo(change.getAct() != MatchAct.OFFERED);
                if (change.getAct() == MatchAct.WITHDRAWN) {
                    members.remove(match);
                } else {
                    members.put(match, change.getScore());
                }
            }
        }
        return members;
    }

    private void assertThatSeqsHaveNoGap() {
        Map<String, Long> last = new HashMap<>();
        said.forEach(event -> assertThat(event.seq()).isEqualTo(last.merge(event.key(), 1L, Long::sum)));
    }

    private void assertThatNothingRestsOnWhatWasWithdrawn() {
        Map<String, Long> ended = new HashMap<>();
        for (Heard<MatchChanged> event : said) {
            for (MatchChange change : event.value().getChanges()) {
                for (MatchConsent consent : change.getConsents()) {
                    String key = event.key() + " " + consent.getConsentId();
                    if ("consentWithdrawn".equals(change.getCause())) {
                        ended.merge(key, consent.getConsentSeq(), Math::max);
                    } else if (change.getAct() != MatchAct.WITHDRAWN) {
                        assertThat(consent.getConsentSeq()).isGreaterThan(ended.getOrDefault(key, 0L));
                    }
                }
            }
        }
    }
}
