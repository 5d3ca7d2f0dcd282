package org.lerexchange.credentials.proofs;

/** The three answers of a check, kept apart all the way to the screen. */
public sealed interface CheckResult {
    /** It holds. */
    record Passed() implements CheckResult {}

    /** It does not hold. */
    record Failed(Reason reason) implements CheckResult {}

    /** It could not be told; never to be taken for {@link Passed}. */
    record Inconclusive(Why why) implements CheckResult {}

    /** Whether it holds. */
    default boolean passed() {
        return this instanceof Passed;
    }
}
