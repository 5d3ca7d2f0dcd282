package org.lerexchange.local.region;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who plays: what can be earned, who earns it, and the fact that is told. Deals the awards of a run. */
public record Cast(List<Achievement> achievements, List<Learner> learners, List<Employment> employments, Told told) {

    /** Every third learner has a second award. */
    private static final int SECOND = 3;

    private static final LocalDate EARLIEST = LocalDate.of(2023, 1, 9);
    private static final int DAYS = 1_200;

    public Cast {
        achievements = List.copyOf(achievements);
        learners = List.copyOf(learners);
        employments = List.copyOf(employments);
    }

    /** The awards of a run; the same seed and run deal the same ones. The told award is not among them. */
    public List<Award> awards(long seed, int run) {
        Random random = new Random(seed * 1_000_003 + run);
        Map<String, List<Achievement>> byField = shuffled(random);
        Map<String, Integer> places = new TreeMap<>();
        List<Award> awards = new ArrayList<>();
        String prefix = prefix(seed, run);
        for (Learner learner : learners) {
            List<Achievement> open = byField.getOrDefault(learner.field(), byField.getOrDefault("", List.of()));
            int place = places.merge(learner.field(), 1, Integer::sum);
            for (int n = 0; n < (place % SECOND == 0 ? 2 : 1); n++) {
                Achievement dealt = next(open, learner, place + n * open.size() / 2);
                String id = prefix + String.format(Locale.ROOT, "a-%03d", awards.size() + 1);
                String on = EARLIEST.plusDays(random.nextInt(DAYS)).toString();
                awards.add(new Award(id, dealt.tenant(), dealt.code(), learner, on, Optional.empty()));
            }
        }
        awards.addAll(employed(prefix));
        return awards;
    }

    /** The award that the story follows. */
    public Award toldAward(long seed, int run) {
        Achievement achievement = told.achievement();
        return new Award(
                prefix(seed, run) + "told",
                achievement.tenant(),
                achievement.code(),
                told.learner(),
                EARLIEST.plusDays(DAYS + 1).toString(),
                Optional.empty());
    }

    private static String prefix(long seed, int run) {
        return "s" + seed + "-r" + run + "-";
    }

    private Map<String, List<Achievement>> shuffled(Random random) {
        Map<String, List<Achievement>> byField = achievements.stream()
                .filter(achievement -> !achievement.isEmployment())
                .collect(Collectors.groupingBy(
                        Achievement::field, TreeMap::new, Collectors.toCollection(ArrayList::new)));
        byField.values().forEach(list -> Collections.shuffle(list, random));
        return byField;
    }

    private Achievement next(List<Achievement> open, Learner learner, int from) {
        for (int n = 0; n < open.size(); n++) {
            Achievement achievement = open.get((from + n) % open.size());
            if (told.leavesOpen(learner, achievement)) {
                return achievement;
            }
        }
        throw new IllegalStateException("expected something that " + learner.person() + " can earn");
    }

    private List<Award> employed(String prefix) {
        Map<String, Learner> byPerson =
                learners.stream().collect(Collectors.toMap(Learner::person, Function.identity()));
        List<Award> awards = new ArrayList<>();
        for (Employment employment : employments) {
            Learner learner = byPerson.get(employment.learner());
            if (learner == null) {
                throw new IllegalStateException(
                        "expected the learner of " + employment.id() + ", but there is no " + employment.learner());
            }
            String on = employment.until().orElse(employment.from());
            awards.add(new Award(
                    prefix + employment.id(),
                    employment.tenant(),
                    employment.achievement(),
                    learner,
                    on,
                    Optional.of(employment)));
        }
        return awards;
    }
}
