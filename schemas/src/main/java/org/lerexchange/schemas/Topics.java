package org.lerexchange.schemas;

import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;
import org.lerexchange.events.AwardAnswered;
import org.lerexchange.events.AwardRecorded;
import org.lerexchange.events.ClaimRetracted;
import org.lerexchange.events.ConsentChanged;
import org.lerexchange.events.CredentialIssued;
import org.lerexchange.events.CredentialStatusChanged;
import org.lerexchange.events.HolderRegistered;
import org.lerexchange.events.IssuerChanged;
import org.lerexchange.events.JobChanged;
import org.lerexchange.events.KeyPublished;
import org.lerexchange.events.MatchChanged;
import org.lerexchange.events.PreferenceChanged;
import org.lerexchange.events.PresentationShared;
import org.lerexchange.events.PresentationVerified;
import org.lerexchange.events.ProfileChanged;
import org.lerexchange.events.RecipientNamed;
import org.lerexchange.events.TrustChanged;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.Topic.Erasure;
import org.lerexchange.messaging.Topic.Kind;
import org.lerexchange.messaging.Topic.Spread;

/** Every topic of the exchange: its key, its kind, who writes it, who hears it and how it is erased. */
public final class Topics {

    public static final Topic<AwardRecorded> AWARD_RECORDED = fact(
            "ler.award.recorded",
            AwardRecorded.class,
            AwardRecorded.getClassSchema(),
            "tenant : award id",
            Erasure.EPOCH_KEY,
            "issuer.awards",
            "issuer.issuance");

    public static final Topic<AwardAnswered> AWARD_ANSWERED = fact(
            "ler.award.answered",
            AwardAnswered.class,
            AwardAnswered.getClassSchema(),
            "tenant : award id",
            Erasure.NOTHING_TO_ERASE,
            "issuer.issuance",
            "issuer.awards",
            "issuer.partners");

    public static final Topic<RecipientNamed> RECIPIENT_NAMED = fact(
            "ler.recipient.named",
            RecipientNamed.class,
            RecipientNamed.getClassSchema(),
            "recipient ref",
            Erasure.EPOCH_KEY,
            "issuer.recipients",
            "wallet.holders");

    public static final Topic<HolderRegistered> HOLDER_REGISTERED = state(
            "ler.holder.registered",
            HolderRegistered.class,
            HolderRegistered.getClassSchema(),
            "recipient ref",
            Spread.MANY,
            Erasure.COMPACTION,
            "wallet.holders",
            "issuer.recipients");

    public static final Topic<CredentialIssued> CREDENTIAL_ISSUED = fact(
            "ler.credential.issued",
            CredentialIssued.class,
            CredentialIssued.getClassSchema(),
            "credential id",
            Erasure.HOLDER_KEY,
            "issuer.issuance",
            "wallet.holdings");

    public static final Topic<CredentialStatusChanged> CREDENTIAL_STATUS_CHANGED = state(
            "ler.credential.status-changed",
            CredentialStatusChanged.class,
            CredentialStatusChanged.getClassSchema(),
            "credential id",
            Spread.MANY,
            Erasure.NOTHING_TO_ERASE,
            "issuer.status",
            "wallet.holdings",
            "verifier.verification");

    public static final Topic<IssuerChanged> ISSUER_CHANGED = state(
            "ler.issuer.changed",
            IssuerChanged.class,
            IssuerChanged.getClassSchema(),
            "issuer DID",
            Spread.ONE,
            Erasure.NOTHING_TO_ERASE,
            "issuer.institutions",
            "verifier.trust");

    public static final Topic<TrustChanged> TRUST_CHANGED = state(
            "ler.trust.changed",
            TrustChanged.class,
            TrustChanged.getClassSchema(),
            "issuer DID",
            Spread.ONE,
            Erasure.NOTHING_TO_ERASE,
            "verifier.trust",
            "verifier.verification",
            "matching.index");

    public static final Topic<ConsentChanged> CONSENT_CHANGED = state(
            "ler.consent.changed",
            ConsentChanged.class,
            ConsentChanged.getClassSchema(),
            "consent id",
            Spread.MANY,
            Erasure.COMPACTION,
            "wallet.consent",
            "wallet.sharing",
            "matching.profiles",
            "matching.index",
            "verifier.verification");

    public static final Topic<PreferenceChanged> PREFERENCE_CHANGED = state(
            "ler.preference.changed",
            PreferenceChanged.class,
            PreferenceChanged.getClassSchema(),
            "profile id",
            Spread.MANY,
            Erasure.COMPACTION,
            "wallet.sharing",
            "matching.profiles");

    public static final Topic<PresentationShared> PRESENTATION_SHARED = new Topic<>(
            "ler.presentation.shared",
            PresentationShared.class,
            PresentationShared.getClassSchema(),
            "consent id : part id",
            Kind.FACT_7_DAYS,
            "wallet.sharing",
            Set.of("verifier.verification"),
            Erasure.EPOCH_KEY,
            Spread.MANY);

    public static final Topic<PresentationVerified> PRESENTATION_VERIFIED = state(
            "ler.presentation.verified",
            PresentationVerified.class,
            PresentationVerified.getClassSchema(),
            "consent id : part id",
            Spread.MANY,
            Erasure.COMPACTION,
            "verifier.verification",
            "matching.profiles",
            "wallet.sharing");

    public static final Topic<ClaimRetracted> CLAIM_RETRACTED = state(
            "ler.claim.retracted",
            ClaimRetracted.class,
            ClaimRetracted.getClassSchema(),
            "consent id : part id",
            Spread.MANY,
            Erasure.COMPACTION,
            "verifier.verification",
            "matching.index");

    public static final Topic<ProfileChanged> PROFILE_CHANGED = state(
            "ler.profile.changed",
            ProfileChanged.class,
            ProfileChanged.getClassSchema(),
            "profile id",
            Spread.MANY,
            Erasure.COMPACTION,
            "matching.profiles",
            "matching.feeds");

    public static final Topic<JobChanged> JOB_CHANGED = state(
            "ler.job.changed",
            JobChanged.class,
            JobChanged.getClassSchema(),
            "job id",
            Spread.MANY,
            Erasure.NOTHING_TO_ERASE,
            "matching.jobs",
            "matching.feeds");

    public static final Topic<MatchChanged> MATCH_CHANGED = fact(
            "ler.match.changed",
            MatchChanged.class,
            MatchChanged.getClassSchema(),
            "job id",
            Erasure.NOTHING_TO_ERASE,
            "matching.feeds",
            "matching.doors",
            "matching.partners");

    public static final Topic<KeyPublished> KEY_PUBLISHED = new Topic<>(
            "ler.key.published",
            KeyPublished.class,
            KeyPublished.getClassSchema(),
            "service id",
            Kind.STATE,
            "keys",
            Set.of("issuer.keys", "wallet.keys", "verifier.keys"),
            Erasure.NOTHING_TO_ERASE,
            Spread.ONE);

    private static final List<Topic<?>> ALL = List.of(
            AWARD_RECORDED,
            AWARD_ANSWERED,
            RECIPIENT_NAMED,
            HOLDER_REGISTERED,
            CREDENTIAL_ISSUED,
            CREDENTIAL_STATUS_CHANGED,
            ISSUER_CHANGED,
            TRUST_CHANGED,
            CONSENT_CHANGED,
            PREFERENCE_CHANGED,
            PRESENTATION_SHARED,
            PRESENTATION_VERIFIED,
            CLAIM_RETRACTED,
            PROFILE_CHANGED,
            JOB_CHANGED,
            MATCH_CHANGED,
            KEY_PUBLISHED);

    static {
        // Avro makes objects of trusted classes only, and copies enums by their names; our own contracts are trusted.
        String ours = AwardRecorded.class.getPackageName();
        ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                before, type -> type.getPackageName().equals(ours)));
    }

    private Topics() {}

    /** In the order in which a fact travels. */
    public static List<Topic<?>> all() {
        return ALL;
    }

    private static <T extends SpecificRecord> Topic<T> fact(
            String name, Class<T> type, Schema schema, String key, Erasure erasedBy, String owner, String... heardBy) {
        return new Topic<>(name, type, schema, key, Kind.FACT_28_DAYS, owner, Set.of(heardBy), erasedBy, Spread.MANY);
    }

    private static <T extends SpecificRecord> Topic<T> state(
            String name,
            Class<T> type,
            Schema schema,
            String key,
            Spread spread,
            Erasure erasedBy,
            String owner,
            String... heardBy) {
        return new Topic<>(name, type, schema, key, Kind.STATE, owner, Set.of(heardBy), erasedBy, spread);
    }
}
