/**
 * What an operator does about a service's dead letters: lists and reads them, repairs them, sends them again or drops them.
 *
 * <p>Owns the collection {@code rail-letters} of each service: what was done about which letter, for as long as the letter
 * is kept. Hears the service's dead-letter topic when it is asked, with no group and no offset; says a repaired record on
 * the topic it came from, with the id it had, or gives it to the ear on a party's topic, which the party alone writes. What
 * is sealed is shown as sealed and opened nowhere. May call {@code messaging}, {@code codec}, {@code intake} and
 * {@code relay}.
 */
@NullMarked
package org.lerexchange.messaging.letters;

import org.jspecify.annotations.NullMarked;
