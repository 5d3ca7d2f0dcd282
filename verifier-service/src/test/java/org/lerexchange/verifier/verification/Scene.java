package org.lerexchange.verifier.verification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.events.AudienceKind;
import org.lerexchange.events.ClaimRetracted;
import org.lerexchange.events.ConsentChanged;
import org.lerexchange.events.ConsentPurpose;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.CredentialStanding;
import org.lerexchange.events.CredentialStatusChanged;
import org.lerexchange.events.PresentationShared;
import org.lerexchange.events.PresentationVerified;
import org.lerexchange.events.TrustChanged;
import org.lerexchange.events.TrustState;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.Outbox;
import org.lerexchange.messaging.documents.RailDatabase;
import org.lerexchange.schemas.Topics;
import org.lerexchange.verifier.checks.Gathered;
import org.lerexchange.verifier.checks.ReadCredential;
import org.lerexchange.verifier.checks.Samples;
import org.lerexchange.verifier.checks.Standing;
import org.lerexchange.verifier.checks.Trust;
import org.lerexchange.verifier.trust.KnownIssuer;
import org.lerexchange.verifier.trust.TrustRoom;
import org.lerexchange.verifier.watch.PartKey;
import org.lerexchange.verifier.watch.WatchRoom;
import reactor.core.publisher.Mono;

/** The room with its neighbours over a store in memory; a college of the region, accredited, and what is heard. */
final class Scene {

    static final String PROFILE = "profile-1";
    static final String CREDENTIAL = "urn:uuid:6b1f3d7e-77a2-4d0a-8d0e-9a27be2b6a01";
    static final String OTHER_CREDENTIAL = "urn:uuid:6b1f3d7e-77a2-4d0a-8d0e-9a27be2b6a02";
    static final PartKey PART = new PartKey("consent-1", "part-1");

    private static final String SIGNED = Samples.signed();
    private static final String OTHER_SIGNED = Samples.signed(
            StrictJson.provider()
                    .createObjectBuilder(Samples.unsigned(Samples.ISSUER))
                    .add("id", OTHER_CREDENTIAL)
                    .build(),
            Samples.ISSUER_KEY.as(Samples.METHOD));

    /** Signed once: it is the same for every scene. */
    private static final Map<String, String> PRESENTED = new ConcurrentHashMap<>();

    volatile Standing outside = Standing.inForce();
    final HandClock clock = new HandClock();
    final RailDatabase database;
    final TrustRoom trust;
    final WatchRoom watch;
    final Parts parts;
    final Deadlines deadlines = new Deadlines();
    final JudgeParts judgeParts;
    final JudgeDue judgeDue;

    private final ReadCredential readCredential = new ReadCredential(Samples.INTEGRITY);
    private final Hears<PresentationShared> presentations;
    private final Hears<CredentialStatusChanged> standings;
    private final Hears<ConsentChanged> consents;
    private final Hears<TrustChanged> trusts;

    Scene() {
        this(new InMemoryDatabase(VerificationPublisher.pendingEvents()));
    }

    Scene(RailDatabase database) {
        this.database = database;
        trust = new TrustRoom(database, clock);
        watch = new WatchRoom(database, trust, facts -> Mono.fromSupplier(() -> outside), clock);
        parts = new Parts(database);
        judgeParts = new JudgeParts(parts, watch.credentials, watch.worlds, deadlines, clock);
        judgeDue = new JudgeDue(parts, deadlines, judgeParts, clock);
        presentations = new PresentationListener(new AdmitPresentation(
                new ReadPresentation(Scene::opened, this::gathered),
                parts,
                new AdmitPresentation.Entries(watch.consents, watch.issuers, watch.credentials, watch.worlds),
                judgeParts,
                clock));
        standings = new StandingListener(watch.credentials, judgeParts);
        consents = new ConsentListener(watch.consents, judgeParts);
        trusts = new TrustListener(watch.issuers, watch.credentials, judgeParts);
    }

    private Mono<Gathered> gathered(String presentation, String challenge, String domain) {
        return Mono.fromCallable(
                () -> readCredential.presented(presentation, challenge, domain, Samples.KEYS, clock.instant()));
    }

    /** A college that an agency stands behind. */
    static Scene accredited() {
        Scene scene = new Scene();
        scene.knowsTheCollege();
        scene.decided(Trust.accredited());
        return scene;
    }

    void knowsTheCollege() {
        trust.knows(new KnownIssuer(
                Samples.ISSUER, "lakeview", "Lakeview", KnownIssuer.Kind.INSTITUTION, true, Samples.DOCUMENT));
    }

    void decided(Trust decision) {
        trust.decided(Samples.ISSUER, decision, clock);
    }

    private static Optional<String> opened(String sealed) {
        return sealed.startsWith("sealed:") ? Optional.of(sealed.substring(7)) : Optional.empty();
    }

    /** The certificate, presented as the part's presentation of this seq. */
    static String presentation(PartKey key, long seq) {
        return PRESENTED.computeIfAbsent(key.challenge(seq), challenge -> presented(key, challenge));
    }

    private static String presented(PartKey key, String challenge) {
        String credential = key.part().equals("part-2") ? OTHER_SIGNED : SIGNED;
        return Samples.presented(credential, Samples.HOLDER, Samples.HOLDER_KEY, challenge, Samples.DOMAIN);
    }

    Said share(PartKey key, long seq) {
        return share(key, seq, "sealed:" + presentation(key, seq));
    }

    Said share(PartKey key, long seq, String sealed) {
        return share(key.text(), seq, new PresentationShared(key.consent(), key.part(), PROFILE, "verifier", sealed));
    }

    Said share(String key, long seq, PresentationShared value) {
        return said(presentations.on(new Heard<>(key, seq, 0, Samples.NOW, value)));
    }

    Said status(String credential, long seq, CredentialStanding standing) {
        return status(credential, Samples.ISSUER, seq, standing);
    }

    Said status(String credential, String issuer, long seq, CredentialStanding standing) {
        CredentialStatusChanged value =
                new CredentialStatusChanged(credential, issuer, standing, "code", null, Samples.NOW.minusSeconds(seq));
        return said(standings.on(new Heard<>(credential, seq, 0, Samples.NOW, value)));
    }

    Said consent(String id, long seq, ConsentState state) {
        ConsentChanged value = ConsentChanged.newBuilder()
                .setConsentId(id)
                .setProfileId(PROFILE)
                .setState(state)
                .setPurpose(ConsentPurpose.MATCHING)
                .setCategories(List.of())
                .setPartIds(List.of())
                .setAudienceKind(AudienceKind.REGION_EMPLOYERS)
                .setLive(true)
                .build();
        return said(consents.on(new Heard<>(id, seq, 0, Samples.NOW, value)));
    }

    Said trustChanged(long seq, TrustState state) {
        TrustChanged value = new TrustChanged(Samples.ISSUER, state, "agency", List.of(), List.of(), null);
        return said(trusts.on(new Heard<>(Samples.ISSUER, seq, 0, Samples.NOW, value)));
    }

    private static Said said(Mono<Said> hearing) {
        return hearing.blockOptional().orElseThrow();
    }

    Optional<Part> part(PartKey key) {
        return parts.find(key).blockOptional();
    }

    List<Event<?>> pending() {
        return database.outbox()
                .waiting()
                .filter(key -> key.collection().equals("verification-parts"))
                .flatMap(key -> database.outbox().read(key))
                .flatMapIterable(Outbox.Waiting::events)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    void at(Instant instant) {
        clock.set(instant);
    }

    static List<PresentationVerified> verified(List<Event<?>> events) {
        return events.stream()
                .filter(event -> event.topic().equals(Topics.PRESENTATION_VERIFIED))
                .map(event -> (PresentationVerified) event.value())
                .toList();
    }

    static List<ClaimRetracted> retracted(List<Event<?>> events) {
        return events.stream()
                .filter(event -> event.topic().equals(Topics.CLAIM_RETRACTED))
                .map(event -> (ClaimRetracted) event.value())
                .toList();
    }
}
