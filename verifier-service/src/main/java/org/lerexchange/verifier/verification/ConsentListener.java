package org.lerexchange.verifier.verification;

import org.lerexchange.events.ConsentChanged;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import org.lerexchange.verifier.watch.Consents;
import org.lerexchange.verifier.watch.News.Noted;
import org.lerexchange.verifier.watch.Version;
import reactor.core.publisher.Mono;

/** Hears of consents; when one is over, the facts of its parts are gone. */
class ConsentListener implements Hears<ConsentChanged> {

    private final Consents consents;
    private final JudgeParts judgeParts;

    ConsentListener(Consents consents, JudgeParts judgeParts) {
        this.consents = consents;
        this.judgeParts = judgeParts;
    }

    @Override
    public Mono<Said> on(Heard<ConsentChanged> heard) {
        return Mono.fromCallable(() -> VerificationMapping.isOver(heard))
                .flatMap(over -> consents.note(heard.key(), Version.of(heard), over))
                .flatMap(this::follow);
    }

    private Mono<Said> follow(Noted noted) {
        return judgeParts.judge(noted.parts(), Parts.Voice.LISTENER).map(judged -> switch (noted.news()) {
            case FIRST -> Said.applied(VerificationMapping.toEvents(judged.changedParts()));
            case REPEATED ->
                Said.duplicate(VerificationMapping.toEvents(judged.parts().values()));
            case OVERTAKEN ->
                new Said(
                        Said.Effect.REPLACED,
                        VerificationMapping.toEvents(judged.parts().values()));
        });
    }
}
