package org.lerexchange.local.region;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes achievements of the skills that postings ask for, so that real jobs find the region's learners. */
final class PostedAchievements {

    private static final int ACHIEVEMENTS = 33;
    private static final int SKILLS = 4;
    private static final int FEWEST_SKILLS = 3;
    private static final String FRAMEWORK = "ESCO";
    private static final List<String> TYPES =
            List.of("Course", "Certificate", "MicroCredential", "Course", "CoCurricular", "Fieldwork");

    private final Region region;
    private final List<FoundSkills> found;
    private final Map<String, Integer> counts;
    private final Random random;

    PostedAchievements(Region region, List<FoundSkills> found, long seed) {
        this.region = region;
        this.found = found.stream()
                .sorted(Comparator.comparing(one -> one.job().id()))
                .toList();
        this.counts = RealRegion.postingsBySkill(found);
        this.random = new Random(seed);
    }

    Cast cast() {
        List<FoundSkills> rich = new ArrayList<>(found.stream()
                .filter(one -> one.labels().size() >= FEWEST_SKILLS)
                .toList());
        if (rich.size() <= ACHIEVEMENTS) {
            throw new IllegalStateException("expected more than " + ACHIEVEMENTS + " postings with " + FEWEST_SKILLS
                    + " skills or more, but " + rich.size() + " came");
        }
        Collections.shuffle(rich, random);
        List<Achievement> achievements = new ArrayList<>();
        for (int n = 0; n < ACHIEVEMENTS; n++) {
            achievements.add(achievement(n, rich.get(n)));
        }
        Told told = told(rich.get(ACHIEVEMENTS));
        achievements.add(told.achievement());
        region.cast().achievements().stream().filter(Achievement::isEmployment).forEach(achievements::add);
        return new Cast(achievements, learners(), region.cast().employments(), told);
    }

    private Achievement achievement(int n, FoundSkills posting) {
        List<String> skills = best(posting);
        List<String> issuers = region.institutions().stream()
                .filter(institution -> !institution.kind().equals("employer"))
                .map(Institution::tenant)
                .toList();
        return made(
                String.format(Locale.ROOT, "posted-%02d", n + 1),
                issuers.get(n % issuers.size()),
                TYPES.get(n % TYPES.size()),
                posting,
                skills);
    }

    private Told told(FoundSkills posting) {
        String skill = leastAsked(posting);
        Achievement base = region.cast().told().achievement();
        List<String> skills = Stream.concat(Stream.of(skill), best(posting).stream())
                .distinct()
                .limit(2)
                .toList();
        Achievement achievement = made("posted-told", base.tenant(), "Certificate", posting, skills);
        return new Told(learners().getFirst(), achievement, posting.job(), Set.of(skill));
    }

    private Achievement made(String code, String tenant, String type, FoundSkills posting, List<String> skills) {
        List<Alignment> alignments = skills.stream()
                .map(id -> Alignment.ofSkill(id, posting.labels().getOrDefault(id, id), FRAMEWORK))
                .toList();
        String names = skills.stream()
                .limit(2)
                .map(id -> posting.labels().getOrDefault(id, id))
                .collect(Collectors.joining(" and "));
        return new Achievement(
                code,
                tenant,
                "",
                type,
                "Studies in " + names,
                "What real postings ask for: " + names + ".",
                "Work on a case of the region, examined by two practitioners.",
                alignments);
    }

    private List<String> best(FoundSkills posting) {
        return posting.labels().keySet().stream()
                .sorted(Comparator.<String>comparingInt(skill -> -counts.getOrDefault(skill, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SKILLS)
                .toList();
    }

    /** Of those that can be learned, if there are any, the skill that fewest postings name; of equals the lesser id. */
    static String settingApart(FoundSkills posting, Map<String, Integer> counts, Set<String> taught) {
        Set<String> named = posting.labels().keySet();
        Comparator<String> rarest = Comparator.<String>comparingInt(skill -> counts.getOrDefault(skill, 0))
                .thenComparing(Comparator.naturalOrder());
        return named.stream()
                .filter(taught::contains)
                .min(rarest)
                .or(() -> named.stream().min(rarest))
                .orElseThrow();
    }

    /** Few others show it, so that it is the told award that makes the match. */
    private String leastAsked(FoundSkills posting) {
        return settingApart(posting, counts, Set.of());
    }

    /** The told learner first; the fields of the demo region mean nothing here. */
    private List<Learner> learners() {
        return region.cast().learners().stream()
                .sorted(Comparator.comparing(learner ->
                        !learner.person().equals(region.cast().told().learner().person())))
                .toList();
    }
}
