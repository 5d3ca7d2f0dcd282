package org.lerexchange.matching.index;

import org.lerexchange.events.ProfileChanged;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears profiles into an index that nobody matches by: one that is rebuilt beside the live one, which {@code feeds} fills. */
final class IndexListener implements Hears<ProfileChanged> {
    private final CandidateIndex index;

    IndexListener(CandidateIndex index) {
        this.index = index;
    }

    @Override
    public Mono<Said> on(Heard<ProfileChanged> event) {
        return Mono.fromSupplier(() ->
                MaskMapping.toSaid(index.apply(ProfileMapping.toNews(event)).effect()));
    }

    @Override
    public Mono<Said> onGone(String key) {
        return Mono.fromSupplier(
                () -> MaskMapping.toSaid(index.gone(new ProfileId(key)).effect()));
    }
}
