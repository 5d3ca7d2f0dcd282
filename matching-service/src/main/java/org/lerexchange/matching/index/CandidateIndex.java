package org.lerexchange.matching.index;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.SkillId;

/**
 * Every profile that takes part, in memory; filled by whoever hears {@code ler.profile.changed}: {@code
 * index.apply(ProfileMapping.toNews(heard))}. A lower or equal seq changes nothing, and what ended leaves its seq behind,
 * so that nothing late comes back. It knows nothing of the mask: what may be shown now, {@link EvidenceView} says.
 *
 * <p>Safe for many threads; a reader beside a change sees one profile's look-ups before or after it, never a broken one.
 */
public final class CandidateIndex {
    private final Map<ProfileId, CandidateProfile> profiles = new ConcurrentHashMap<>();
    private final Map<ProfileId, Long> heard = new ConcurrentHashMap<>();
    private final Postings<SkillId> bySkill = new Postings<>();
    private final Postings<Occupation.Code> byOccupation = new Postings<>();
    private final Postings<CandidatePart.ConsentId> byConsent = new Postings<>();
    private final Postings<String> byIssuer = new Postings<>();
    private final Postings<Kin> byKin = new Postings<>();

    /** One state of one profile. */
    public sealed interface News {
        ProfileId id();

        long seq();

        record Active(CandidateProfile profile) implements News {
            @Override
            public ProfileId id() {
                return profile.id();
            }

            @Override
            public long seq() {
                return profile.seq();
            }
        }

        record Ended(ProfileId id, long seq) implements News {}
    }

    /**
     * What a state changed.
     *
     * @param effect whether it was newer than what was there
     * @param was the profile as it was
     * @param is the profile as it is
     */
    public record Applied(ProfileId id, Effect effect, Optional<CandidateProfile> was, Optional<CandidateProfile> is) {

        /** The skills the profile had. */
        public Set<SkillId> before() {
            return skills(was);
        }

        /** The skills it has; a job that wants none of either and no experience is not affected. */
        public Set<SkillId> now() {
            return skills(is);
        }
    }

    /** Whether what was heard is newer than what was there. */
    public enum Effect {
        CHANGED,
        SAME,
        OLDER
    }

    /** Those who could be meant by an issuer, an achievement type and a year. */
    private record Kin(String issuer, String achievementType, int year) {
        static Kin of(CandidateClaim claim) {
            return new Kin(
                    claim.issuer().did(),
                    claim.achievement().type(),
                    claim.issued().getYear());
        }
    }

    /** Takes a state in, if it is newer. */
    public synchronized Applied apply(News news) {
        Optional<CandidateProfile> before = find(news.id());
        Effect effect = effect(heardSeq(news.id()), news.seq());
        if (effect != Effect.CHANGED) {
            return new Applied(news.id(), effect, before, before);
        }
        Optional<CandidateProfile> now = switch (news) {
            case News.Active(CandidateProfile profile) -> Optional.of(profile);
            case News.Ended ended -> Optional.empty();
        };
        replace(news.id(), before, now);
        heard.put(news.id(), news.seq());
        return new Applied(news.id(), effect, before, now);
    }

    public Applied apply(CandidateProfile profile) {
        return apply(new News.Active(profile));
    }

    /** The profile's last record is gone by compaction: so is the profile, until a newer state comes. */
    public synchronized Applied gone(ProfileId id) {
        Optional<CandidateProfile> before = find(id);
        replace(id, before, Optional.empty());
        return new Applied(id, before.isPresent() ? Effect.CHANGED : Effect.SAME, before, Optional.empty());
    }

    /** A view that moves with the index. */
    public Set<ProfileId> profilesWith(SkillId skill) {
        return bySkill.of(skill);
    }

    /** Those with evidence of work in an occupation; a view that moves with the index. */
    public Set<ProfileId> profilesIn(Occupation.Code occupation) {
        return byOccupation.of(occupation);
    }

    /** The profiles for which a change of the mask may change what is shown; a view that moves with the index. */
    public Set<ProfileId> touchedBy(MaskChange change) {
        return switch (change) {
            case MaskChange.OfConsent consent -> byConsent.of(consent.consentId());
            case MaskChange.OfPart part -> byConsent.of(part.consentId());
            case MaskChange.OfIssuer issuer -> byIssuer.of(issuer.did());
        };
    }

    /** How many profiles share issuer, achievement type and year with a claim (the rule of ten, DESIGN, section 8). */
    public int sharing(CandidateClaim claim) {
        return byKin.of(Kin.of(claim)).size();
    }

    public Optional<CandidateProfile> find(ProfileId id) {
        return Optional.ofNullable(profiles.get(id));
    }

    public Stream<CandidateProfile> all() {
        return profiles.values().stream();
    }

    public int size() {
        return profiles.size();
    }

    /** The seq heard last of a profile, also of one that has ended; 0 before the first. */
    public long heardSeq(ProfileId id) {
        return heard.getOrDefault(id, 0L);
    }

    static Effect effect(long there, long come) {
        if (come == there) {
            return Effect.SAME;
        }
        return come > there ? Effect.CHANGED : Effect.OLDER;
    }

    private void replace(ProfileId id, Optional<CandidateProfile> before, Optional<CandidateProfile> now) {
        now.ifPresentOrElse(profile -> profiles.put(id, profile), () -> profiles.remove(id));
        bySkill.move(id, skills(before), skills(now));
        byOccupation.move(
                id,
                keys(before, part -> part.claim().work().occupation().stream()),
                keys(now, part -> part.claim().work().occupation().stream()));
        byConsent.move(
                id, keys(before, part -> Stream.of(part.consentId())), keys(now, part -> Stream.of(part.consentId())));
        byIssuer.move(id, issuers(before), issuers(now));
        byKin.move(
                id,
                keys(before, part -> Stream.of(Kin.of(part.claim()))),
                keys(now, part -> Stream.of(Kin.of(part.claim()))));
    }

    private static Set<String> issuers(Optional<CandidateProfile> profile) {
        return keys(profile, part -> Stream.of(part.claim().issuer().did()));
    }

    private static Set<SkillId> skills(Optional<CandidateProfile> profile) {
        return profile.map(CandidateProfile::skills).orElseGet(Set::of);
    }

    private static <K> Set<K> keys(Optional<CandidateProfile> profile, Function<CandidatePart, Stream<K>> of) {
        return profile.stream()
                .flatMap(one -> one.parts().stream())
                .flatMap(of)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
