package org.lerexchange.matching.taxonomy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the skills that a text names, by the labels of a taxonomy. The longest label wins and none overlap; among labels
 * of equal length the earlier in the text wins, and of two skills with the same label the one that prefers it, then the
 * lesser id. A label runs across a comma, a full stop, a bracket or a list mark only where it has that sign itself. Same text, same answer.
 */
public final class SkillsInText {
    /** Characters of one text; the longest posting known to us has a fifth of it. A longer text is refused. */
    public static final int MOST_CHARACTERS = 100_000;

    /** "Java (computer programming)": what stands in brackets at the end tells labels apart and is not said in text. */
    private static final Pattern QUALIFIER = Pattern.compile("(?<=\\S)\\s*\\([^)]*\\)\\s*$");

    private static final Comparator<LabelTrie.Hit> LONGEST_FIRST =
            Comparator.comparingInt(LabelTrie.Hit::words).reversed().thenComparingInt(LabelTrie.Hit::first);

    private final Words words = new Words();
    private final LabelTrie labels = new LabelTrie();
    private final StopLabelGuard guard;

    /** Reads every label of the taxonomy once. */
    public SkillsInText(Taxonomy taxonomy) {
        guard = new StopLabelGuard(new CommonWords(taxonomy.skills(), words));
        for (Skill skill : taxonomy.skills()) {
            add(skill.id(), skill.preferredLabel(), FoundSkill.How.PREFERRED_LABEL);
            skill.alternativeLabels().forEach(label -> add(skill.id(), label, FoundSkill.How.ALTERNATIVE_LABEL));
        }
    }

    private void add(SkillId skill, String label, FoundSkill.How how) {
        String said = QUALIFIER.matcher(label).replaceFirst("").strip();
        List<Words.Word> labelWords = words.in(said);
        if (!labelWords.isEmpty()) {
            labels.add(labelWords, guard.guard(skill, said, how, labelWords));
        }
    }

    /** The skills named in the text, in the order in which they stand there. */
    public List<FoundSkill> find(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "expected a text of at most " + MOST_CHARACTERS + " characters, but " + text.length() + " came");
        }
        List<Words.Word> found = words.in(text);
        List<LabelTrie.Hit> hits = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            labels.longestAt(text, found, i).ifPresent(hits::add);
        }
        return withoutOverlaps(hits).stream()
                .map(hit -> asFound(text, found, hit))
                .toList();
    }

    /** The skill of which the whole name is a label, and nothing is left over. */
    public Optional<FoundSkill> called(String name) {
        String said = QUALIFIER.matcher(name).replaceFirst("").strip();
        List<Words.Word> found = said.length() > MOST_CHARACTERS ? List.of() : words.in(said);
        return found.isEmpty()
                ? Optional.empty()
                : labels.longestAt(said, found, 0)
                        .filter(hit -> hit.words() == found.size())
                        .map(hit -> asFound(said, found, hit));
    }

    private static List<LabelTrie.Hit> withoutOverlaps(List<LabelTrie.Hit> hits) {
        BitSet taken = new BitSet();
        List<LabelTrie.Hit> kept = new ArrayList<>();
        for (LabelTrie.Hit hit : hits.stream().sorted(LONGEST_FIRST).toList()) {
            int end = hit.first() + hit.words();
            int next = taken.nextSetBit(hit.first());
            if (next < 0 || next >= end) {
                taken.set(hit.first(), end);
                kept.add(hit);
            }
        }
        kept.sort(Comparator.comparingInt(LabelTrie.Hit::first));
        return kept;
    }

    private static FoundSkill asFound(String text, List<Words.Word> words, LabelTrie.Hit hit) {
        int start = words.get(hit.first()).start();
        int end = words.get(hit.first() + hit.words() - 1).end()
                + hit.label().sign().length();
        Label label = hit.label();
        return new FoundSkill(label.skill(), label.text(), text.substring(start, end), start, end, label.how());
    }
}
