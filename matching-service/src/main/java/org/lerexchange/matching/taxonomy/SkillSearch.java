package org.lerexchange.matching.taxonomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks skills up by how their labels begin, for somebody who is typing: each word asked for begins a word of one label.
 * The preferred label counts before the alternatives, the shorter before the longer. Same question, same answer.
 */
final class SkillSearch {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}+#]+");

    private final List<Entry> entries;

    /** A skill with its labels in plain words, each after a space; the preferred one first. */
    private record Entry(Skill skill, List<String> labels) {}

    /** How well a skill answers; the less the better. */
    private record Hit(Skill skill, int rank, int length) {
        static final Comparator<Hit> BEST_FIRST = Comparator.comparingInt(Hit::rank)
                .thenComparingInt(Hit::length)
                .thenComparing(hit -> hit.skill().preferredLabel())
                .thenComparing(hit -> hit.skill().id());
    }

    SkillSearch(Collection<Skill> skills) {
        this.entries = skills.stream()
                .map(skill ->
                        new Entry(skill, labels(skill).map(SkillSearch::plain).toList()))
                .toList();
    }

    /** At most so many; none where nothing is asked. */
    List<Skill> find(String query, int limit) {
        List<String> words = Arrays.stream(plain(query).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> " " + word)
                .toList();
        if (words.isEmpty()) {
            return List.of();
        }
        return entries.stream()
                .flatMap(entry -> hit(entry, words).stream())
                .sorted(Hit.BEST_FIRST)
                .limit(limit)
                .map(Hit::skill)
                .toList();
    }

    private static Optional<Hit> hit(Entry entry, List<String> words) {
        String wanted = String.join("", words);
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < entry.labels().size(); i++) {
            String label = entry.labels().get(i);
            if (words.stream().allMatch(label::contains)) {
                int rank = (label.equals(wanted) ? 0 : label.startsWith(wanted) ? 1 : 2) * 2 + Math.min(i, 1);
                hits.add(new Hit(entry.skill(), rank, label.length()));
            }
        }
        return hits.stream().min(Hit.BEST_FIRST);
    }

    private static Stream<String> labels(Skill skill) {
        return Stream.concat(Stream.of(skill.preferredLabel()), skill.alternativeLabels().stream());
    }

    private static String plain(String text) {
        String words = BETWEEN_WORDS
                .matcher(text.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        return " " + words;
    }
}
