package org.lerexchange.matching.doors;

import java.util.Locale;
import org.lerexchange.matching.ranking.MatchOutcome;

/** How codes are written in answers: {@code COULD_NOT_BE_CHECKED} is {@code couldNotBeChecked}. */
final class Wording {

    private Wording() {}

    static String camel(String constant) {
        StringBuilder camel = new StringBuilder();
        for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
            camel.append(camel.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }

    static String band(MatchOutcome.Band band) {
        return switch (band) {
            case ALL_MET -> "met";
            case COULD_NOT_BE_CHECKED -> "couldNotBeChecked";
        };
    }
}
