package org.lerexchange.verifier.checks;

import java.util.Collection;
import java.util.Optional;

/**
 * The answer of one check.
 *
 * @param reason why it failed or could not be told, as a lowerCamelCase code; there unless it passed
 */
public record CheckLine(Check check, Outcome outcome, Optional<String> reason) {

    public CheckLine {
        if ((outcome == Outcome.PASSED) == reason.isPresent()) {
            throw new IllegalArgumentException("expected a reason exactly where " + check + " did not pass");
        }
    }

    /** What is checked, in the order in which it is shown. */
    public enum Check {
        /** VC Data Model 2.0 §4 and Open Badges 3.0: it is an achievement credential. */
        STRUCTURE("structure"),
        /** VC Data Model 2.0 §7.1: the proof holds, and its key was not in other hands. */
        PROOF("proof"),
        /** VC Data Model 2.0 §4.12: the key is the issuer's, for assertions. */
        ISSUER("issuer"),
        /** VC Data Model 2.0 §4.13: its subject presented it, to us, for this occasion. */
        HOLDER("holder"),
        /** VC Data Model 2.0 §4.9: now lies in its validity period. */
        VALIDITY("validity"),
        /** VC Data Model 2.0 §4.10: its issuer stands by it. */
        STATUS("status"),
        /** The region's agency accredits its issuer for such achievements. */
        TRUST("trust");

        private final String wireName;

        Check(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /** The three answers, kept apart up to the screen. */
    public enum Outcome {
        PASSED("passed"),
        FAILED("failed"),
        /** It could not be told; never to be taken for {@link #PASSED}. */
        INCONCLUSIVE("inconclusive");

        private final String wireName;

        Outcome(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }

        /** Passed only if every line did; failed if any line did. Without lines nothing was told. */
        public static Outcome of(Collection<CheckLine> lines) {
            if (lines.stream().anyMatch(line -> line.outcome() == FAILED)) {
                return FAILED;
            }
            boolean all = !lines.isEmpty() && lines.stream().allMatch(line -> line.outcome() == PASSED);
            return all ? PASSED : INCONCLUSIVE;
        }
    }

    public static CheckLine passed(Check check) {
        return new CheckLine(check, Outcome.PASSED, Optional.empty());
    }

    public static CheckLine failed(Check check, String reason) {
        return new CheckLine(check, Outcome.FAILED, Optional.of(reason));
    }

    public static CheckLine inconclusive(Check check, String reason) {
        return new CheckLine(check, Outcome.INCONCLUSIVE, Optional.of(reason));
    }
}
