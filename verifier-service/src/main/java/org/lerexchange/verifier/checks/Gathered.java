package org.lerexchange.verifier.checks;

import java.util.List;

/** What was gathered from what somebody sent. */
public sealed interface Gathered {

    /** It is a credential that can be read; whether it holds is another question. */
    @SuppressWarnings("JavaLangClash") // Nobody here means java.lang.Readable, and the name says what it is.
    record Readable(Facts facts) implements Gathered {}

    /** Nothing of it may be kept: the lines say what failed or could not be told, and never all passed. */
    record Unreadable(List<CheckLine> checks) implements Gathered {
        public Unreadable {
            checks = List.copyOf(checks);
            if (CheckLine.Outcome.of(checks) == CheckLine.Outcome.PASSED) {
                throw new IllegalArgumentException("expected a line that says why it could not be read");
            }
        }

        public CheckLine.Outcome outcome() {
            return CheckLine.Outcome.of(checks);
        }
    }
}
