package org.lerexchange.verifier.verification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.lerexchange.events.TrustChanged;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import org.lerexchange.verifier.verification.JudgeParts.Judged;
import org.lerexchange.verifier.watch.IssuerIndex;
import org.lerexchange.verifier.watch.News;
import org.lerexchange.verifier.watch.PartKey;
import org.lerexchange.verifier.watch.Version;
import org.lerexchange.verifier.watch.WatchedCredentials;
import reactor.core.publisher.Mono;

/**
 * Hears what agencies decide about issuers and judges every part that rests on the issuer's word. The decision itself is
 * read where it was made; the event says that there is one. Feeds hear the event themselves and are busy with it.
 */
class TrustListener implements Hears<TrustChanged> {

    /** Parts whose news the listener says itself; what goes beyond is said by the relay, so that no answer grows too big. */
    static final int SAID_AT_ONCE = 2_000;

    /** Credentials whose parts are looked up together. */
    private static final int CREDENTIALS_AT_ONCE = 500;

    private final IssuerIndex issuers;
    private final WatchedCredentials credentials;
    private final JudgeParts judgeParts;

    TrustListener(IssuerIndex issuers, WatchedCredentials credentials, JudgeParts judgeParts) {
        this.issuers = issuers;
        this.credentials = credentials;
        this.judgeParts = judgeParts;
    }

    @Override
    public Mono<Said> on(Heard<TrustChanged> heard) {
        return Mono.fromCallable(() -> VerificationMapping.toIssuer(heard))
                .flatMap(issuer -> issuers.begin(issuer, Version.of(heard)))
                .flatMap(news -> news == News.OVERTAKEN ? Mono.just(Said.replaced()) : follow(heard.key(), news));
    }

    private Mono<Said> follow(String issuer, News news) {
        return issuers.credentials(issuer)
                .buffer(CREDENTIALS_AT_ONCE)
                .concatMap(credentials::parts)
                .collectSortedList()
                .flatMap(keys -> judge(keys, news));
    }

    private Mono<Said> judge(List<PartKey> keys, News news) {
        List<PartKey> first = keys.subList(0, Math.min(SAID_AT_ONCE, keys.size()));
        List<PartKey> rest = keys.subList(first.size(), keys.size());
        return judgeParts
                .judgeWithoutHaste(first, Parts.Voice.LISTENER)
                .zipWhen(
                        ignored -> judgeParts.judgeWithoutHaste(rest, Parts.Voice.RELAY),
                        (own, relayed) -> said(own, relayed, news));
    }

    /** A repeat cannot know what the first time came to: it says all that is stored. */
    private static Said said(Judged own, Judged relayed, News news) {
        if (news == News.FIRST) {
            return Said.applied(VerificationMapping.toEvents(own.changedParts()));
        }
        Collection<Part> all = new ArrayList<>(own.parts().values());
        all.addAll(relayed.parts().values());
        return Said.duplicate(VerificationMapping.toEvents(all));
    }
}
