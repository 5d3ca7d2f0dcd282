package org.lerexchange.wallet.holdings;

import java.util.Optional;
import reactor.core.publisher.Mono;

/** Takes note of how a credential stands, whether it has arrived or not. */
class NoteStanding {

    private final Standings standings;

    NoteStanding(Standings standings) {
        this.standings = standings;
    }

    /** What became of the news. */
    enum Outcome {
        NOTED,
        KNOWN,
        /** Something newer is known, or the credential is revoked, which is final. */
        OVERTAKEN
    }

    Mono<Outcome> note(StandingNews news) {
        return standings.note(news);
    }

    static Outcome decide(Optional<StandingNews> known, StandingNews news) {
        if (known.isEmpty()) {
            return Outcome.NOTED;
        }
        StandingNews before = known.get();
        if (before.generation() == news.generation() && before.seq() == news.seq()) {
            return Outcome.KNOWN;
        }
        if (!news.isNewerThan(before)) {
            return revokesLate(before, news) ? Outcome.NOTED : Outcome.OVERTAKEN;
        }
        return before.standing() == Standing.REVOKED && news.standing() != Standing.REVOKED
                ? Outcome.OVERTAKEN
                : Outcome.NOTED;
    }

    private static boolean revokesLate(StandingNews before, StandingNews news) {
        return before.standing() != Standing.REVOKED && news.standing() == Standing.REVOKED;
    }
}
