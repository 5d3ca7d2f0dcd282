package org.lerexchange.matching.feeds;

import org.lerexchange.events.ProfileChanged;
import org.lerexchange.matching.index.CandidateIndex;
import org.lerexchange.matching.index.ProfileId;
import org.lerexchange.matching.index.ProfileMapping;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears profiles into the index, and marks the feeds that a change can affect. */
final class ProfileListener implements Hears<ProfileChanged> {
    private final CandidateIndex index;
    private final Marks marks;
    private final Runnable look;

    ProfileListener(CandidateIndex index, Marks marks, Runnable look) {
        this.index = index;
        this.marks = marks;
        this.look = look;
    }

    @Override
    public Mono<Said> on(Heard<ProfileChanged> event) {
        return Mono.fromSupplier(() -> marked(index.apply(ProfileMapping.toNews(event))));
    }

    @Override
    public Mono<Said> onGone(String key) {
        return Mono.fromSupplier(() -> marked(index.gone(new ProfileId(key))));
    }

    private Said marked(CandidateIndex.Applied applied) {
        marks.profile(applied);
        look.run();
        return switch (applied.effect()) {
            case CHANGED -> Said.applied();
            case SAME -> Said.duplicate();
            case OLDER -> Said.replaced();
        };
    }
}
