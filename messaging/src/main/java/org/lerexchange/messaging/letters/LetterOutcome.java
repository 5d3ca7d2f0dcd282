package org.lerexchange.messaging.letters;

/** What came of doing something about a letter. */
public sealed interface LetterOutcome {

    /** It was done, now or before. */
    record Done(Letter letter) implements LetterOutcome {}

    /** The letter is in a state in which this is not done. */
    record Refused(String code, String detail) implements LetterOutcome {}

    /** What is, or would be, in the letter is not a record of its topic. */
    record Unfit(String code, String detail) implements LetterOutcome {}
}
