package org.lerexchange.messaging.letters;

import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * A service's dead letters. What is done to one is done once, however often it is asked for; a letter that is not there
 * is an empty answer, a broker or registry out of reach an error that passes.
 */
public interface Letters {

    /** Letters of one page: they are read from the topic for each question. */
    int PAGE_AT_MOST = 200;

    /** Characters of a reason. */
    int REASON_AT_MOST = 500;

    /** The letters after this one, oldest first; from the oldest that is kept where none is named. */
    Mono<LetterPage> page(Optional<LetterId> after, int limit);

    Mono<LetterContent> show(LetterId id);

    /** Replaces what is to be sent; a later repair takes the place of an earlier one. */
    Mono<LetterOutcome> repair(LetterId id, Repair repair, String by);

    /**
     * Says it on the topic it came from, for every room that hears it: with the id it had, so that who has taken it does
     * not take it again. What a party outside said is not written onto the party's topic but given to the room that hears
     * it, in the place it had; who has taken the same does not take it again. Refused while it would only come back.
     */
    Mono<LetterOutcome> send(LetterId id, String by);

    /** Decides that it is never sent; the letter stays where it is until its topic lets it go. */
    Mono<LetterOutcome> drop(LetterId id, String reason, String by);
}
