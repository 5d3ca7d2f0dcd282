package org.lerexchange.messaging.letters;

import java.util.List;
import java.util.Optional;

/**
 * Letters in the order in which they were written, within a partition.
 *
 * @param next what to ask for after; empty where no more are there
 */
public record LetterPage(List<Letter> letters, Optional<LetterId> next) {

    public LetterPage {
        letters = List.copyOf(letters);
    }
}
