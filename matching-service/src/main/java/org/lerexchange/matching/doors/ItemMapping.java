package org.lerexchange.matching.doors;

import java.util.List;
import java.util.Optional;
import org.lerexchange.events.MatchChange;
import org.lerexchange.events.MatchChanged;
import org.lerexchange.events.MatchConsent;
import org.lerexchange.events.MatchReason;
import org.lerexchange.matching.feeds.MatchId;
import org.lerexchange.matching.jobs.JobId;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Heard;

/** From {@code ler.match.changed} to items. */
final class ItemMapping {

    private ItemMapping() {}

    static Item toItem(Heard<MatchChanged> heard) {
        MatchChanged said = heard.value();
        if (!heard.key().equals(said.getJobId()) || said.getChanges().isEmpty()) {
            throw new BrokenContract(
                    "match-form", "expected the job as key and a change in seq " + heard.seq() + " of " + heard.key());
        }
        try {
            List<Item.Entry> changes =
                    said.getChanges().stream().map(ItemMapping::toEntry).toList();
            JobId job = new JobId(said.getJobId());
            return new Item(job, heard.seq(), said.getEmployer(), said.getWeights(), heard.time(), changes);
        } catch (IllegalArgumentException broken) {
            throw new BrokenContract(
                    "match-form", "expected a known act, band and ids in seq " + heard.seq() + " of " + heard.key());
        }
    }

    private static Item.Entry toEntry(MatchChange change) {
        return new Item.Entry(
                Item.Act.valueOf(change.getAct().name()),
                new MatchId(change.getMatchId()),
                change.getCandidateId(),
                change.getScore(),
                Wording.camel(change.getBand().name()),
                Optional.ofNullable(change.getCause()),
                change.getConsents().stream().map(MatchConsent::getConsentId).toList(),
                change.getReasons().stream().map(ItemMapping::toReason).toList());
    }

    private static ReasonView toReason(MatchReason reason) {
        return new ReasonView(
                reason.getSkillId(),
                reason.getLabel(),
                reason.getMustHave(),
                reason.getPoints(),
                Wording.camel(reason.getOutcome()),
                Optional.ofNullable(reason.getClaim()),
                Optional.ofNullable(reason.getAchievementType()),
                Optional.ofNullable(reason.getIssuerName()),
                Optional.ofNullable(reason.getIssuerKind()),
                Optional.ofNullable(reason.getWhen()),
                Optional.ofNullable(reason.getVerdict()).map(Wording::camel),
                Optional.ofNullable(reason.getAsOf()));
    }
}
