package org.lerexchange.messaging.letters;

import java.util.Optional;

/**
 * A letter and what is in it.
 *
 * @param unreadable why its value cannot be read as its topic's record; the draft has its bytes then
 * @param draft what would be sent now, as a repair that changes nothing; what is sealed says {@code "sealed"}
 */
public record LetterContent(Letter letter, Optional<String> unreadable, Repair draft) {}
