package org.lerexchange.matching.taxonomy;

import java.util.Comparator;
import java.util.List;

/**
 * A skill's label as it is looked for in text, and how like it the text must be ({@link StopLabelGuard} says). Signs that
 * belong to the name are part of the form: "C" is not found in "C++". Words may be parted by a comma or a full stop only
 * where the label's own are.
 */
record Label(SkillId skill, String text, FoundSkill.How how, Form form, String sign, List<String> gaps) {
    private static final String SIGNS = "+#";

    static final Comparator<Label> SUREST_FIRST =
            Comparator.comparing(Label::how).thenComparing(Label::skill).thenComparing(Label::text);

    enum Form {
        /** By the stems of its words. */
        STEM,
        /** By the same word in any case: "goods" is not "good". */
        SAME_WORD,
        /** By the same word in its own case: "IT" is not "it". */
        SAME_CASE,
        /** By nothing. */
        NEVER
    }

    /** Whether these words of a text are this label, stems being equal already. */
    boolean fits(String in, List<Words.Word> words) {
        int start = words.getFirst().start();
        int end = words.getLast().end();
        if (!signAt(in, end).equals(sign) || !gapsFit(words)) {
            return false;
        }
        String word = withoutPossessive(in.substring(start, end));
        String own = sign.isEmpty() ? text : text.substring(0, text.length() - sign.length());
        return switch (form) {
            case STEM -> true;
            case SAME_WORD -> word.equalsIgnoreCase(own);
            case SAME_CASE -> word.equals(own) || word.equals(own + "s");
            case NEVER -> false;
        };
    }

    private boolean gapsFit(List<Words.Word> words) {
        for (int i = 1; i < words.size(); i++) {
            String gap = words.get(i).gap();
            if (!gap.isEmpty() && !gap.equals(gaps.get(i))) {
                return false;
            }
        }
        return true;
    }

    static String signAt(String text, int at) {
        int end = at;
        while (end < text.length() && SIGNS.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return text.substring(at, end);
    }

    private static String withoutPossessive(String word) {
        return word.endsWith("'s") || word.endsWith("\u2019s") ? word.substring(0, word.length() - 2) : word;
    }
}
