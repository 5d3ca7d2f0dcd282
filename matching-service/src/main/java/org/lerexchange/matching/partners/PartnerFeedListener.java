package org.lerexchange.matching.partners;

import org.lerexchange.events.MatchAct;
import org.lerexchange.events.MatchChange;
import org.lerexchange.events.MatchChanged;
import org.lerexchange.events.MatchConsent;
import org.lerexchange.matching.feeds.Feeds;
import org.lerexchange.matching.feeds.MatchId;
import org.lerexchange.matching.jobs.JobId;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears every feed, and says one partner's on its own topic: the same items under the same seq. The mask is asked first. */
final class PartnerFeedListener implements Hears<MatchChanged> {

    private final String partner;
    private final Feeds feeds;

    PartnerFeedListener(String partner, Feeds feeds) {
        this.partner = partner;
        this.feeds = feeds;
    }

    @Override
    public Mono<Said> on(Heard<MatchChanged> event) {
        if (!event.value().getEmployer().equals(partner)) {
            return Mono.just(Said.duplicate());
        }
        return Mono.fromSupplier(
                () -> Said.applied(PartnersMapping.toFeed(partner, event, change -> stands(event, change))));
    }

    private boolean stands(Heard<MatchChanged> event, MatchChange change) {
        return change.getAct() == MatchAct.WITHDRAWN
                || feeds.stands(
                        job(event),
                        new MatchId(change.getMatchId()),
                        event.seq(),
                        change.getConsents().stream()
                                .map(MatchConsent::getConsentId)
                                .toList());
    }

    private static JobId job(Heard<MatchChanged> event) {
        try {
            return new JobId(event.key());
        } catch (IllegalArgumentException e) {
            throw new BrokenContract("match-form", "expected a job's id as key of seq " + event.seq());
        }
    }
}
