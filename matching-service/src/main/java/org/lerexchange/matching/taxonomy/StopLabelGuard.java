package org.lerexchange.matching.taxonomy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

/**
 * Decides how like a label the text must be, so that a common word does not pass for a skill. A label of several words
 * is met by its stems, but never if it is torn off at an "and" or "or". A label of one word is met
 *
 * <ul>
 *   <li>never, if it is in lower case and common: an English function word ("for"), or, where it is only an alternative
 *       label, a word that many skills share ("equipment");
 *   <li>in its own case only, if it is common and has a capital ("IT", "Access"), is shorter than three letters, or is of
 *       capitals and at most four letters ("WHO"): as a name it is another word than the one in lower case;
 *   <li>as the same word only, if stemming would change it: "goods" is not "good";
 *   <li>by its stem otherwise.
 * </ul>
 */
record StopLabelGuard(CommonWords commonWords) {
    private static final int SHORT = 3;
    private static final int ACRONYM = 4;
    private static final Set<String> CONJUNCTIONS = Set.of("and", "or");

    /** The label, ready to be looked for; {@code words} are its own. */
    Label guard(SkillId skill, String text, FoundSkill.How how, List<Words.Word> words) {
        Label.Form form = words.size() > 1 ? ofSeveral(words) : ofOne(text, how, words.getFirst());
        return new Label(
                skill,
                text,
                how,
                form,
                Label.signAt(text, words.getLast().end()),
                words.stream().map(Words.Word::gap).toList());
    }

    private static Label.Form ofSeveral(List<Words.Word> words) {
        boolean torn = CONJUNCTIONS.contains(words.getFirst().stem())
                || CONJUNCTIONS.contains(words.getLast().stem());
        return torn ? Label.Form.NEVER : Label.Form.STEM;
    }

    private Label.Form ofOne(String text, FoundSkill.How how, Words.Word only) {
        String word = text.substring(only.start(), only.end());
        String lower = word.toLowerCase(Locale.ROOT);
        boolean common = EnglishAnalyzer.ENGLISH_STOP_WORDS_SET.contains(lower)
                || (how == FoundSkill.How.ALTERNATIVE_LABEL && commonWords.has(only.stem()));
        if (common && word.equals(lower)) {
            return Label.Form.NEVER;
        }
        boolean capitals = word.equals(word.toUpperCase(Locale.ROOT)) && !word.equals(lower);
        if (common || word.length() < SHORT || (capitals && word.length() <= ACRONYM)) {
            return Label.Form.SAME_CASE;
        }
        return lower.equals(only.stem()) ? Label.Form.STEM : Label.Form.SAME_WORD;
    }
}
