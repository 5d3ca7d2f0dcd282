package org.lerexchange.matching.partners;

import org.lerexchange.events.JobChanged;
import org.lerexchange.matching.jobs.ReportJob;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.HearsParty;
import org.lerexchange.messaging.PartyHeard;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/**
 * Hears the jobs that a partner opens, changes and closes. What is refused goes to the dead letters, counted there, by the
 * rule and the field: there is no topic on which a partner hears of its jobs.
 */
final class PartnerJobListener implements HearsParty<JobChanged> {

    private final ReportJob jobs;

    PartnerJobListener(ReportJob jobs) {
        this.jobs = jobs;
    }

    @Override
    public Mono<Said> on(PartyHeard<JobChanged> heard) {
        String jobId = PartnersMapping.toJobId(heard);
        return outcome(jobId, heard).map(outcome -> switch (outcome) {
            case ReportJob.Outcome.Taken(boolean changed) -> changed ? Said.applied() : Said.duplicate();
            case ReportJob.Outcome.Refused(String rule, var field) ->
                throw new BrokenContract(
                        field.map(name -> rule + '@' + name).orElse(rule),
                        "expected what " + rule + " asks for at offset " + heard.offset());
        });
    }

    private Mono<ReportJob.Outcome> outcome(String jobId, PartyHeard<JobChanged> heard) {
        return switch (heard.value().getState()) {
            case OPEN -> jobs.open(heard.party(), jobId, PartnersMapping.toOpening(heard.value()));
            case CLOSED -> jobs.close(heard.party(), jobId);
            case UNKNOWN -> throw new BrokenContract("job.state@state", "expected OPEN or CLOSED at " + heard.offset());
        };
    }
}
