package org.lerexchange.verifier.verification;

import org.lerexchange.events.CredentialStatusChanged;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import org.lerexchange.verifier.watch.News.Noted;
import org.lerexchange.verifier.watch.WatchedCredentials;
import reactor.core.publisher.Mono;

/** Hears how credentials stand at their issuers. */
class StandingListener implements Hears<CredentialStatusChanged> {

    private final WatchedCredentials credentials;
    private final JudgeParts judgeParts;

    StandingListener(WatchedCredentials credentials, JudgeParts judgeParts) {
        this.credentials = credentials;
        this.judgeParts = judgeParts;
    }

    @Override
    public Mono<Said> on(Heard<CredentialStatusChanged> heard) {
        return Mono.fromCallable(() -> VerificationMapping.toNews(heard))
                .flatMap(credentials::note)
                .flatMap(this::follow);
    }

    private Mono<Said> follow(Noted noted) {
        return judgeParts.judge(noted.parts(), Parts.Voice.LISTENER).map(judged -> switch (noted.news()) {
            case FIRST -> Said.applied(VerificationMapping.toEvents(judged.changedParts()));
            case REPEATED ->
                Said.duplicate(VerificationMapping.toEvents(judged.parts().values()));
            case OVERTAKEN -> Said.replaced();
        });
    }
}
