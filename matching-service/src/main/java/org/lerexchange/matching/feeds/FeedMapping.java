package org.lerexchange.matching.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lerexchange.events.MatchAct;
import org.lerexchange.events.MatchBand;
import org.lerexchange.events.MatchChange;
import org.lerexchange.events.MatchChanged;
import org.lerexchange.events.MatchConsent;
import org.lerexchange.events.MatchReason;
import org.lerexchange.matching.ranking.MatchOutcome;
import org.lerexchange.messaging.Event;
import org.lerexchange.schemas.Topics;

/** From items to {@code ler.match.changed}. */
final class FeedMapping {

    private FeedMapping() {}

    static Event<MatchChanged> toEvent(Head head, FeedItem item, String weights, Instant at) {
        List<MatchChange> changes =
                item.changes().stream().map(FeedMapping::toChange).toList();
        MatchChanged said = MatchChanged.newBuilder()
                .setJobId(head.job().value())
                .setEmployer(head.employer())
                .setEpoch(head.epoch())
                .setWeights(weights)
                .setChanges(changes)
                .build();
        return Event.of(Topics.MATCH_CHANGED, head.job().value(), item.seq(), at, said);
    }

    private static MatchChange toChange(FeedItem.Entry entry) {
        Member member = entry.member();
        return MatchChange.newBuilder()
                .setAct(toAct(entry.act()))
                .setMatchId(member.who().match().value())
                .setCandidateId(member.who().candidate())
                .setScore(member.score())
                .setBand(toBand(member.band()))
                .setReasons(entry.reasons().stream().map(FeedMapping::toReason).toList())
                .setConsents(toConsents(entry.rests()))
                .setCause(entry.cause().orElse(null))
                .build();
    }

    private static MatchAct toAct(FeedItem.Act act) {
        return switch (act) {
            case OFFERED -> MatchAct.OFFERED;
            case RESCORED -> MatchAct.RESCORED;
            case WITHDRAWN -> MatchAct.WITHDRAWN;
        };
    }

    private static MatchBand toBand(MatchOutcome.Band band) {
        return switch (band) {
            case ALL_MET -> MatchBand.MET;
            case COULD_NOT_BE_CHECKED -> MatchBand.COULD_NOT_BE_CHECKED;
        };
    }

    private static List<MatchConsent> toConsents(List<Rest> rests) {
        Map<String, Long> consents = new TreeMap<>();
        rests.forEach(rest -> consents.merge(rest.consent().value(), rest.consentSeq(), Math::max));
        return consents.entrySet().stream()
                .map(consent -> new MatchConsent(consent.getKey(), consent.getValue()))
                .toList();
    }

    private static MatchReason toReason(ShownReason reason) {
        MatchReason.Builder said = MatchReason.newBuilder()
                .setSkillId(reason.skillId())
                .setLabel(reason.label())
                .setMustHave(reason.mustHave())
                .setPoints(reason.points())
                .setOutcome(reason.outcome().name());
        reason.evidence()
                .ifPresent(evidence -> said.setClaim(evidence.claim())
                        .setAchievementType(evidence.achievementType())
                        .setIssuerName(evidence.issuerName().orElse(null))
                        .setIssuerKind(evidence.issuerKind())
                        .setWhen(evidence.when().orElse(null))
                        .setVerdict(evidence.verdict())
                        .setAsOf(evidence.asOf()));
        return said.build();
    }
}
