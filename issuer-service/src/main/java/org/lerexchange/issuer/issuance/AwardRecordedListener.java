package org.lerexchange.issuer.issuance;

import org.lerexchange.events.AwardRecorded;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears that an award was recorded, corrected or withdrawn. */
public final class AwardRecordedListener implements Hears<AwardRecorded> {

    private final IssueCredential issueCredential;

    public AwardRecordedListener(IssueCredential issueCredential) {
        this.issueCredential = issueCredential;
    }

    @Override
    public Mono<Said> on(Heard<AwardRecorded> event) {
        return Mono.defer(
                () -> issueCredential.forAward(IssuanceMapping.toAward(event.key(), event.seq(), event.value())));
    }
}
