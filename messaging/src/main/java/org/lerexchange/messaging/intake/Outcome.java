package org.lerexchange.messaging.intake;

import java.util.Locale;
import org.lerexchange.messaging.Said;

/** The five ways in which a consumed record ends; together they are all that was consumed. */
enum Outcome {
    APPLIED,
    DUPLICATE,
    REPLACED,
    ERASED,
    DEAD;

    static Outcome of(Said.Effect effect) {
        return switch (effect) {
            case APPLIED -> APPLIED;
            case DUPLICATE -> DUPLICATE;
            case REPLACED -> REPLACED;
            case ERASED -> ERASED;
        };
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
