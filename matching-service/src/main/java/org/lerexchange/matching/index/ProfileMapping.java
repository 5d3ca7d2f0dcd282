package org.lerexchange.matching.index;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lerexchange.events.ProfileChanged;
import org.lerexchange.events.ProfilePart;
import org.lerexchange.events.ProfileSkill;
import org.lerexchange.matching.index.CandidatePart.Audience;
import org.lerexchange.matching.index.CandidatePart.ConsentId;
import org.lerexchange.matching.index.CandidatePart.PartId;
import org.lerexchange.matching.ranking.JobNeeds;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.SkillId;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Heard;

/** From {@code ler.profile.changed} to what the index takes in. */
public final class ProfileMapping {

    private ProfileMapping() {}

    /** Refuses, as a broken contract, a key that is not the profile's, an unknown state, and a part that is none. */
    public static CandidateIndex.News toNews(Heard<ProfileChanged> heard) {
        ProfileChanged value = heard.value();
        if (!heard.key().equals(value.getProfileId())) {
            throw new BrokenContract("profile-key", "expected the profile id as key, but " + heard.key() + " came");
        }
        try {
            ProfileId id = new ProfileId(heard.key());
            return switch (value.getState()) {
                case ACTIVE -> new CandidateIndex.News.Active(toProfile(id, heard.seq(), value));
                case ENDED -> new CandidateIndex.News.Ended(id, heard.seq());
                case UNKNOWN -> throw new BrokenContract("profile-state", "expected a known state of profile " + id);
            };
        } catch (IllegalArgumentException e) {
            throw new BrokenContract("profile-form", "expected a profile in its form at " + heard.key());
        }
    }

    private static CandidateProfile toProfile(ProfileId id, long seq, ProfileChanged value) {
        return new CandidateProfile(
                id,
                seq,
                Optional.ofNullable(value.getArea()),
                value.getModes().stream().map(JobNeeds.Mode::valueOf).collect(Collectors.toSet()),
                Optional.ofNullable(value.getMinimumHourlyPayCents()),
                value.getParts().stream().map(ProfileMapping::toPart).toList());
    }

    private static CandidatePart toPart(ProfilePart part) {
        return new CandidatePart(
                new ConsentId(part.getConsentId()),
                part.getConsentSeq(),
                new PartId(part.getPartId()),
                part.getPartSeq(),
                toAudience(part.getAudienceKind(), Optional.ofNullable(part.getAudience())),
                Optional.ofNullable(part.getUntil()),
                toClaim(part));
    }

    private static Audience toAudience(String kind, Optional<String> tenant) {
        return switch (kind) {
            case "REGION_EMPLOYERS" -> new Audience.RegionEmployers();
            case "EMPLOYER" -> tenant.<Audience>map(Audience.Employer::new).orElseGet(Audience.NoEmployer::new);
            default -> new Audience.NoEmployer();
        };
    }

    private static CandidateClaim toClaim(ProfilePart part) {
        return new CandidateClaim(
                CandidateClaim.Outcome.valueOf(part.getOutcome()),
                new CandidateClaim.Achievement(part.getAchievementName(), part.getAchievementType()),
                new CandidateClaim.Issuer(part.getIssuer(), part.getIssuerName(), part.getIssuerKind()),
                toSkills(part.getSkills()),
                new CandidateClaim.Work(
                        Optional.ofNullable(part.getOccupation()).map(Occupation.Code::new),
                        Optional.ofNullable(part.getRole()),
                        Optional.ofNullable(part.getActivityStart()),
                        Optional.ofNullable(part.getActivityEnd())),
                Optional.ofNullable(part.getLevel()),
                Optional.ofNullable(part.getAwardedOn()),
                part.getAsOf(),
                Optional.ofNullable(part.getNotAfter()));
    }

    private static List<CandidateClaim.Shown> toSkills(List<ProfileSkill> skills) {
        return skills.stream()
                .map(skill -> new CandidateClaim.Shown(
                        new SkillId(skill.getSkillId()), skill.getLabel(), skill.getSaid(), skill.getHow()))
                .toList();
    }
}
