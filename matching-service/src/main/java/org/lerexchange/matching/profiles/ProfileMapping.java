package org.lerexchange.matching.profiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lerexchange.events.ProfileChanged;
import org.lerexchange.events.ProfilePart;
import org.lerexchange.events.ProfileSkill;
import org.lerexchange.events.ProfileState;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Said;
import org.lerexchange.schemas.Topics;

/** From profiles to {@code ler.profile.changed}; the event is a function of the document alone. */
final class ProfileMapping {

    /** Bytes of all parts of one event: with what else it says, it stays below the 900 kB that the rail takes. */
    static final int MOST_BYTES = 850_000;

    private ProfileMapping() {}

    static Said toSaid(ProfileId id, Profile.Step step) {
        return switch (step) {
            case Profile.Step.Changed(Profile next) -> Said.applied(toEvent(next));
            case Profile.Step.Same(Profile as) -> Said.duplicate(toEvent(as));
            case Profile.Step.Older() -> Said.replaced();
            case Profile.Step.Full() ->
                throw new BrokenContract(
                        "profile-full",
                        "expected at most " + Profile.MOST_CLAIMS + " claims, " + Profile.MOST_PARTS + " parts, "
                                + Profile.MOST_CONSENTS + " consents and " + Profile.MOST_TEXT
                                + " characters of claims, but more came for " + id.value());
        };
    }

    static Event<ProfileChanged> toEvent(Profile profile) {
        return Event.of(Topics.PROFILE_CHANGED, profile.id().value(), profile.seq(), profile.time(), toValue(profile));
    }

    private static ProfileChanged toValue(Profile profile) {
        List<ProfilePart> parts = parts(profile);
        ProfileChanged.Builder value = ProfileChanged.newBuilder()
                .setProfileId(profile.id().value())
                .setState(parts.isEmpty() ? ProfileState.ENDED : ProfileState.ACTIVE)
                .setModes(List.of())
                .setParts(parts);
        if (!parts.isEmpty()) {
            profile.wishes().value().ifPresent(wishes -> fill(value, wishes));
        }
        return value.build();
    }

    /** In their order, as many as the event has room for; once a consent ends, those behind it move up. */
    private static List<ProfilePart> parts(Profile profile) {
        List<ProfilePart> parts = new ArrayList<>();
        int room = MOST_BYTES;
        for (Profile.Shown shown : profile.shown().toList()) {
            ProfilePart part = toPart(shown);
            int bytes = bytes(part);
            if (bytes <= room) {
                parts.add(part);
                room -= bytes;
            }
        }
        return List.copyOf(parts);
    }

    private static int bytes(ProfilePart part) {
        try {
            return part.toByteBuffer().remaining();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(ProfileChanged.Builder value, Wishes wishes) {
        value.setModes(wishes.modes());
        wishes.area().ifPresent(value::setArea);
        wishes.minimumHourlyPayCents().ifPresent(value::setMinimumHourlyPayCents);
    }

    private static ProfilePart toPart(Profile.Shown shown) {
        ProvedClaim claim = shown.claim();
        ProfilePart.Builder part = ProfilePart.newBuilder()
                .setConsentId(shown.key().consent().value())
                .setConsentSeq(shown.consent().seq())
                .setPartId(shown.key().part())
                .setPartSeq(shown.part().seq())
                .setAudienceKind(shown.terms().audienceKind())
                .setOutcome(claim.outcome().name())
                .setAchievementName(claim.achievementName())
                .setAchievementType(claim.achievementType())
                .setIssuer(claim.issuer().did())
                .setIssuerName(claim.issuer().name())
                .setIssuerKind(claim.issuer().kind())
                .setSkills(toSkills(claim.alignments()))
                .setAsOf(claim.asOf());
        shown.terms().audience().ifPresent(part::setAudience);
        shown.terms().until().ifPresent(part::setUntil);
        claim.occupation().ifPresent(part::setOccupation);
        claim.notAfter().ifPresent(part::setNotAfter);
        fill(part, claim.activity());
        return part.build();
    }

    private static void fill(ProfilePart.Builder part, ProvedClaim.Activity activity) {
        activity.level().ifPresent(part::setLevel);
        activity.role().ifPresent(part::setRole);
        activity.awardedOn().ifPresent(part::setAwardedOn);
        activity.start().ifPresent(part::setActivityStart);
        activity.end().ifPresent(part::setActivityEnd);
    }

    /** Each skill once, by the first alignment that led to it. */
    private static List<ProfileSkill> toSkills(List<ProvedClaim.Alignment> alignments) {
        Map<String, ProfileSkill> skills = new LinkedHashMap<>();
        for (ProvedClaim.Alignment alignment : alignments) {
            alignment
                    .found()
                    .ifPresent(found -> skills.putIfAbsent(
                            found.skillId(),
                            new ProfileSkill(found.skillId(), found.label(), alignment.said(), found.how())));
        }
        return List.copyOf(skills.values());
    }
}
