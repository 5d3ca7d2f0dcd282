package org.lerexchange.matching.feeds;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lerexchange.events.MatchAct;
import org.lerexchange.events.MatchChange;
import org.lerexchange.events.MatchChanged;
import org.lerexchange.matching.index.CandidateClaim;
import org.lerexchange.matching.index.CandidateIndex;
import org.lerexchange.matching.index.CandidatePart;
import org.lerexchange.matching.index.CandidateProfile;
import org.lerexchange.matching.index.EvidenceView;
import org.lerexchange.matching.index.Mask;
import org.lerexchange.matching.index.ProfileId;
import org.lerexchange.matching.jobs.JobId;
import org.lerexchange.matching.jobs.OpenJob;
import org.lerexchange.matching.jobs.OpenJobs;
import org.lerexchange.matching.keys.Pseudonyms;
import org.lerexchange.matching.ranking.JobNeeds;
import org.lerexchange.matching.ranking.Wanted;
import org.lerexchange.matching.ranking.Weights;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.matching.taxonomy.Skill;
import org.lerexchange.matching.taxonomy.SkillId;
import org.lerexchange.matching.taxonomy.Taxonomy;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.Outbox;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.schemas.Topics;

/** A region in memory: jobs, profiles and the mask, and the feeds that follow from them. */
public final class FeedWorld {
    public static final SkillId WELDING = new SkillId("ler:skill:welding");
    public static final SkillId FORKLIFT = new SkillId("ler:skill:forklift");
    public static final SkillId SPANISH = new SkillId("ler:skill:spanish");
    static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    static final JobNeeds.Place ANYWHERE = new JobNeeds.Place(Optional.empty(), Optional.empty(), Optional.empty());

    final InMemoryDatabase database = new InMemoryDatabase(PendingEvents.of(List.of(Topics.MATCH_CHANGED)));
    final Documents heads = database.open("feeds-heads");
    final Documents members = database.open("feeds-members");
    final CurrentTaxonomy language = new CurrentTaxonomy(new Taxonomy(
            "test-1",
            List.of(skill(WELDING, "Welding"), skill(FORKLIFT, "Forklift"), skill(SPANISH, "Spanish")),
            List.of(),
            List.of()));
    public final Mask mask = new Mask();
    final Hands clock = new Hands();
    final CandidateIndex index = new CandidateIndex();
    final OpenJobs jobs = new OpenJobs(language);
    final FindMatch find;
    Memberships memberships = new Memberships();
    Heads stored = new Heads(heads, members, memberships);
    Marks marks;
    KeepFeed keep;
    private final List<Heard<MatchChanged>> said = new ArrayList<>();
    private long seq;

    /** A clock that stands still until it is moved. */
    static final class Hands extends Clock {
        private volatile Instant now = START;

        void to(Instant then) {
            now = then;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    public FeedWorld() {
        Pseudonyms pseudonyms = Pseudonyms.under(new byte[Pseudonyms.KEY_BYTES]);
        Candidates candidates = new Candidates(index, mask, new EvidenceView(mask), pseudonyms, clock);
        find = new FindMatch(candidates, Weights.first(), language);
        marks = new Marks(find.candidates(), jobs, memberships);
        keep = keep();
        mask.changes().subscribe(change -> marks.mask(change));
        marks.open(Set.of());
    }

    private KeepFeed keep() {
        return new KeepFeed(stored, jobs, find, memberships, Weights.first().version());
    }

    /** The process is gone and another begins: what it knows is what is stored and what the views hear again. */
    FeedWorld restarted() {
        memberships = new Memberships();
        stored = new Heads(heads, members, memberships);
        marks = new Marks(find.candidates(), jobs, memberships);
        keep = keep();
        return this;
    }

    FeedWorld opened() {
        marks.open(keep.load().blockOptional().orElseThrow());
        return this;
    }

    public Feeds feeds() {
        return new Feeds(memberships, jobs, find);
    }

    public FeedWorld job(String id, String employer, List<SkillId> skills, SkillId... mustHaves) {
        return hear(new OpenJob(new JobId(id), employer, ++seq, true, id, needs(skills, ANYWHERE, mustHaves)));
    }

    FeedWorld closed(String id) {
        OpenJob job = jobs.find(new JobId(id)).orElseThrow();
        return hear(new OpenJob(job.id(), job.employer(), ++seq, false, job.title(), job.needs()));
    }

    FeedWorld hear(OpenJob job) {
        jobs.hear(job);
        marks.job(job.id());
        return this;
    }

    static JobNeeds needs(List<SkillId> skills, JobNeeds.Place place, SkillId... mustHaves) {
        return new JobNeeds(
                skills.stream()
                        .map(skill -> new JobNeeds.SkillNeed(
                                skill, JobNeeds.Importance.REQUIRED, 10, 0, Collections.emptySortedMap()))
                        .toList(),
                List.of(),
                Set.copyOf(Arrays.stream(mustHaves).map(Wanted.OfSkill::new).toList()),
                place);
    }

    public FeedWorld profile(String id, CandidatePart... parts) {
        return profile(new CandidateProfile(
                new ProfileId(id), ++seq, Optional.empty(), Set.of(), Optional.empty(), List.of(parts)));
    }

    FeedWorld profile(CandidateProfile profile) {
        marks.profile(index.apply(profile));
        return this;
    }

    long nextSeq() {
        return ++seq;
    }

    /** A part for every employer of the region. */
    public static CandidatePart part(String consent, String part, String issuer, SkillId... skills) {
        return part(
                consent, part, new CandidatePart.Audience.RegionEmployers(), claim(issuer, Optional.empty(), skills));
    }

    static CandidatePart part(String consent, String part, CandidatePart.Audience audience, CandidateClaim claim) {
        return new CandidatePart(
                new CandidatePart.ConsentId(consent),
                1,
                new CandidatePart.PartId(part),
                1,
                audience,
                Optional.empty(),
                claim);
    }

    static CandidateClaim claim(String issuer, Optional<Instant> notAfter, SkillId... skills) {
        return new CandidateClaim(
                CandidateClaim.Outcome.VERIFIED,
                new CandidateClaim.Achievement("Proof of " + skills[0].value(), "Certificate"),
                new CandidateClaim.Issuer(did(issuer), issuer, "institution"),
                Stream.of(skills)
                        .map(skill -> new CandidateClaim.Shown(skill, skill.value(), skill.value(), "code"))
                        .toList(),
                new CandidateClaim.Work(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.of(LocalDate.of(2026, 1, 15)),
                START,
                notAfter);
    }

    static String did(String issuer) {
        return "did:web:localhost:institutions:" + issuer;
    }

    public FeedWorld withdrawn(String consent, long at) {
        mask.consent(new CandidatePart.ConsentId(consent), at, new Mask.HeardConsent.Ended());
        return this;
    }

    public FeedWorld retracted(CandidatePart part, long at, boolean holds, Mask.Cause cause) {
        mask.retraction(new Mask.PartKey(part.consentId(), part.partId()), at, new Mask.Retraction(holds, cause));
        return this;
    }

    FeedWorld trusted(String issuer, long at, boolean accredited) {
        mask.trust(did(issuer), at, new Mask.Trust(accredited, Set.of()));
        return this;
    }

    /** The next turn, withdrawals first; whether there was one. */
    boolean turn() {
        Optional<Turn> turn = marks.next(Marks.Lane.SHORT).or(() -> marks.next(Marks.Lane.COMMON));
        turn.ifPresent(next -> {
            KeepFeed.Kept kept = keep.take(next).block();
            marks.finished(next);
            if (kept != null) {
                marks.left(next.job(), kept);
            }
            relay();
        });
        return turn.isPresent();
    }

    /** Every turn there is to take, and what they said since this was asked last. */
    public List<Heard<MatchChanged>> said() {
        boolean more = turn();
        while (more) {
            more = turn();
        }
        List<Heard<MatchChanged>> news = List.copyOf(said);
        said.clear();
        return news;
    }

    /** What the relay does: says what is pending and pulls it. */
    void relay() {
        for (Outbox.Key key : database.outbox().waiting().toIterable()) {
            Outbox.Waiting waiting = database.outbox().read(key).block();
            if (waiting != null) {
                waiting.events().forEach(event -> said.add(heard(event)));
                database.outbox().pull(waiting).block();
            }
        }
    }

    private static Heard<MatchChanged> heard(Event<?> event) {
        MatchChanged value = (MatchChanged) event.value();
        return new Heard<>(event.key(), event.seq(), event.generation(), event.time(), value);
    }

    /** The changes, in words: act, and the cause where there is one. */
    List<String> words() {
        return changes().map(FeedWorld::word).toList();
    }

    Stream<MatchChange> changes() {
        return said().stream().flatMap(event -> event.value().getChanges().stream());
    }

    private static String word(MatchChange change) {
        return change.getAct() == MatchAct.WITHDRAWN
                ? "WITHDRAWN " + change.getCause()
                : change.getAct().name();
    }

    Head head(String job) {
        return stored.read(new JobId(job)).blockOptional().orElseThrow();
    }

    private static Skill skill(SkillId id, String label) {
        return new Skill(id, label, List.of(), Optional.empty(), Skill.Kind.SKILL);
    }
}
