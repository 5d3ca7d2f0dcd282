package org.lerexchange.verifier.verification;

import java.util.function.Supplier;
import org.lerexchange.messaging.Brief;
import org.lerexchange.messaging.Rebuildable;
import org.lerexchange.messaging.Said;
import org.lerexchange.schemas.Topics;
import org.lerexchange.verifier.watch.Consents;
import org.lerexchange.verifier.watch.Version;
import org.lerexchange.verifier.watch.WatchedCredentials;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What this room hears into {@code watch}, heard again beside it. Nothing is judged by it. */
final class RebuiltWatch {

    private RebuiltWatch() {}

    static Rebuildable consents(Consents live) {
        return new Rebuildable("watch.consents", held(live::heard), database -> {
            Consents consents = new Consents(database);
            return Rebuildable.Fresh.of(
                    held(consents::heard),
                    new Rebuildable.Source<>(
                            Topics.CONSENT_CHANGED,
                            heard -> Mono.fromCallable(() -> VerificationMapping.isOver(heard))
                                    .flatMap(over -> consents.note(heard.key(), Version.of(heard), over))
                                    .thenReturn(Said.applied())));
        });
    }

    static Rebuildable standings(WatchedCredentials live) {
        return new Rebuildable("watch.standings", held(live::heard), database -> {
            WatchedCredentials credentials = new WatchedCredentials(database);
            return Rebuildable.Fresh.of(
                    held(credentials::heard),
                    new Rebuildable.Source<>(
                            Topics.CREDENTIAL_STATUS_CHANGED,
                            heard -> Mono.fromCallable(() -> VerificationMapping.toNews(heard))
                                    .flatMap(credentials::note)
                                    .thenReturn(Said.applied())));
        });
    }

    private static Supplier<Mono<Brief>> held(Supplier<Flux<String>> lines) {
        return () -> lines.get().collectList().map(all -> Brief.ofLines(all.stream()));
    }
}
