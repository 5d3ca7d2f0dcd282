package org.lerexchange.matching.partners;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.lerexchange.events.JobChanged;
import org.lerexchange.events.JobSkill;
import org.lerexchange.events.MatchBand;
import org.lerexchange.events.MatchChange;
import org.lerexchange.events.MatchChanged;
import org.lerexchange.matching.jobs.ReportJob;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.PartyHeard;
import org.lerexchange.schemas.OutsideTopics;

/** Between what partners say and hear and the room's neighbours. */
final class PartnersMapping {

    /** What a record outside says where the inside has what nobody outside is shown. */
    private static final String NOTHING = "";

    private PartnersMapping() {}

    /** The record's employer and key must be the topic's: nobody says a job for another. */
    static String toJobId(PartyHeard<JobChanged> heard) {
        JobChanged value = heard.value();
        if (!value.getEmployer().equals(heard.party())) {
            throw new BrokenContract("party", "expected the employer whose topic it is at offset " + heard.offset());
        }
        if (!heard.key().equals(value.getJobId())) {
            throw new BrokenContract("job-key", "expected the job's id as key at offset " + heard.offset());
        }
        return value.getJobId();
    }

    static ReportJob.Opening toOpening(JobChanged said) {
        return new ReportJob.Opening(
                said.getTitle(),
                said.getSkills().stream().map(PartnersMapping::toSkill).toList(),
                Optional.ofNullable(said.getOccupation()),
                Optional.ofNullable(said.getYearsInOccupation()),
                new ReportJob.Terms(
                        Optional.ofNullable(said.getArea()),
                        mode(said.getMode()),
                        Optional.ofNullable(said.getHourlyPayCentsMinimum()),
                        Optional.ofNullable(said.getHourlyPayCentsMaximum())));
    }

    private static ReportJob.Skill toSkill(JobSkill said) {
        return new ReportJob.Skill(said.getSkillId(), said.getWeight(), said.getRequired(), said.getMustHave());
    }

    /** By the names of WorkMode; another name is refused by the rule of every door. */
    private static String mode(String said) {
        return switch (said) {
            case "ON_SITE" -> "onSite";
            case "HYBRID" -> "hybrid";
            case "REMOTE" -> "remote";
            default -> said;
        };
    }

    /**
     * The same item as the partner may see it: no consent and no epoch; what no longer stands keeps its place, without
     * candidate, score, band and reasons.
     */
    static Event<MatchChanged> toFeed(String partner, Heard<MatchChanged> heard, Predicate<MatchChange> stands) {
        MatchChanged item = heard.value();
        MatchChanged shown = MatchChanged.newBuilder()
                .setJobId(item.getJobId())
                .setEmployer(item.getEmployer())
                .setEpoch(0)
                .setWeights(item.getWeights())
                .setChanges(item.getChanges().stream()
                        .map(change -> shown(change, stands.test(change)))
                        .toList())
                .build();
        return new Event<>(
                OutsideTopics.feed(partner), heard.key(), heard.seq(), heard.generation(), heard.time(), shown);
    }

    private static MatchChange shown(MatchChange change, boolean stands) {
        return MatchChange.newBuilder()
                .setAct(change.getAct())
                .setMatchId(change.getMatchId())
                .setCandidateId(stands ? change.getCandidateId() : NOTHING)
                .setScore(stands ? change.getScore() : 0)
                .setBand(stands ? change.getBand() : MatchBand.UNKNOWN)
                .setReasons(stands ? change.getReasons() : List.of())
                .setConsents(List.of())
                .setCause(change.getCause())
                .build();
    }
}
