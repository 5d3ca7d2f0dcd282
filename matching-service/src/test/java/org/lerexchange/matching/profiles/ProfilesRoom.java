package org.lerexchange.matching.profiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.bson.Document;
import org.lerexchange.events.AudienceKind;
import org.lerexchange.events.ClaimedSkill;
import org.lerexchange.events.ConsentChanged;
import org.lerexchange.events.ConsentPurpose;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.PreferenceChanged;
import org.lerexchange.events.PreferenceState;
import org.lerexchange.events.PresentationVerified;
import org.lerexchange.events.ProfileChanged;
import org.lerexchange.events.VerificationOutcome;
import org.lerexchange.events.VerifiedClaim;
import org.lerexchange.events.WorkMode;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.matching.taxonomy.TaxonomyTables;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.schemas.Topics;
import reactor.core.publisher.Mono;

/** The room with its real use cases over a database in memory, and events to tell it. */
final class ProfilesRoom {
    static final String PROFILE = "profile-1";
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    static final PendingEvents PENDING = PendingEvents.of(List.of(Topics.PROFILE_CHANGED));

    /** Read once for all tests; one that takes another up makes its own. */
    private static final CurrentTaxonomy STARTER = starter();

    final CurrentTaxonomy taxonomy;
    final Documents documents;
    final Profiles profiles;
    final FindSkills findSkills;
    private final ConsentListener consents;
    private final VerdictListener verdicts;
    private final PreferenceListener preferences;

    ProfilesRoom() {
        this(STARTER, new InMemoryDatabase(PENDING));
    }

    ProfilesRoom(CurrentTaxonomy taxonomy, Database database) {
        this.taxonomy = taxonomy;
        this.documents = database.open(Profiles.COLLECTION);
        this.profiles = new Profiles(documents, Clock.fixed(NOW.plusSeconds(3_600), ZoneOffset.UTC));
        this.findSkills = new FindSkills(taxonomy);
        this.consents = new ConsentListener(profiles);
        this.verdicts = new VerdictListener(profiles, findSkills);
        this.preferences = new PreferenceListener(profiles);
    }

    /** A room whose taxonomy may be replaced. */
    static ProfilesRoom ofItsOwnTaxonomy() {
        return new ProfilesRoom(starter(), new InMemoryDatabase(PENDING));
    }

    /** The room over this database. */
    static ProfilesRoom over(Database database) {
        return new ProfilesRoom(STARTER, database);
    }

    /** Something to be heard. */
    sealed interface News {
        Heard<?> heard();

        record OfConsent(Heard<ConsentChanged> heard) implements News {}

        record OfPart(Heard<PresentationVerified> heard) implements News {}

        record OfWishes(Heard<PreferenceChanged> heard) implements News {}
    }

    Said hear(News news) {
        Mono<Said> said = switch (news) {
            case News.OfConsent(var heard) -> consents.on(heard);
            case News.OfPart(var heard) -> verdicts.on(heard);
            case News.OfWishes(var heard) -> preferences.on(heard);
        };
        return said.blockOptional().orElseThrow();
    }

    Document stored() {
        return documents.find(PROFILE).blockOptional().orElseThrow();
    }

    Event<ProfileChanged> present() {
        return profiles.find(new ProfileId(PROFILE))
                .map(ProfileMapping::toEvent)
                .blockOptional()
                .orElseThrow();
    }

    static Instant at(long second) {
        return NOW.plusSeconds(second);
    }

    static News consent(String id, long seq, ConsentState state, String... categories) {
        ConsentChanged value = ConsentChanged.newBuilder()
                .setConsentId(id)
                .setProfileId(PROFILE)
                .setState(state)
                .setPurpose(ConsentPurpose.MATCHING)
                .setCategories(List.of(categories))
                .setPartIds(List.of())
                .setAudienceKind(AudienceKind.REGION_EMPLOYERS)
                .setLive(true)
                .setUntil(at(1_000_000))
                .build();
        return new News.OfConsent(new Heard<>(id, seq, 0, at(seq), value));
    }

    static News part(String consent, String part, long seq, VerificationOutcome outcome) {
        return part(consent, part, seq, outcome, "Certificate", "phlebotomy");
    }

    static News part(
            String consent, String part, long seq, VerificationOutcome outcome, String type, String... skills) {
        PresentationVerified.Builder value = PresentationVerified.newBuilder()
                .setConsentId(consent)
                .setPartId(part)
                .setProfileId(PROFILE)
                .setOutcome(outcome)
                .setChecks(List.of())
                .setAsOf(at(seq));
        if (outcome == VerificationOutcome.VERIFIED || outcome == VerificationOutcome.INCONCLUSIVE) {
            value.setClaim(claim(type, skills)).setNotAfter(at(2_000_000));
        }
        return new News.OfPart(new Heard<>(consent + ":" + part, seq, 0, at(seq), value.build()));
    }

    static VerifiedClaim claim(String type, String... skills) {
        return VerifiedClaim.newBuilder()
                .setAchievementId("achievement-1")
                .setAchievementName("Some certificate")
                .setAchievementType(type)
                .setIssuer("did:web:issuer.example:institutions:college")
                .setIssuerName("College")
                .setIssuerKind("institution")
                .setVerificationMethod("did:web:issuer.example:institutions:college#key-1")
                .setSkills(List.of(skills).stream().map(ProfilesRoom::skill).toList())
                .setLevel("3")
                .setRole("Phlebotomist")
                .setAwardedOn(LocalDate.of(2025, 6, 1))
                .setActivityStart(LocalDate.of(2024, 1, 1))
                .setActivityEnd(LocalDate.of(2025, 1, 1))
                .build();
    }

    private static ClaimedSkill skill(String name) {
        return ClaimedSkill.newBuilder()
                .setTargetUrl("https://frameworks.example/" + name.replace(' ', '-'))
                .setTargetName(name)
                .build();
    }

    static News wishes(long seq, PreferenceState state) {
        PreferenceChanged value = PreferenceChanged.newBuilder()
                .setProfileId(PROFILE)
                .setState(state)
                .setArea("us-ny-061")
                .setModes(List.of(WorkMode.REMOTE, WorkMode.HYBRID))
                .setMinimumHourlyPayCents(2_000L + seq)
                .build();
        return new News.OfWishes(new Heard<>(PROFILE, seq, 0, at(seq), value));
    }

    private static CurrentTaxonomy starter() {
        try {
            return new CurrentTaxonomy(TaxonomyTables.starter());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
