package org.lerexchange.matching.ranking;

/** Checks of whole numbers. */
final class Whole {
    private Whole() {}

    static int between(int least, int most, int value, String what) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "expected a " + what + " of " + least + " to " + most + ", but " + value + " came");
        }
        return value;
    }
}
