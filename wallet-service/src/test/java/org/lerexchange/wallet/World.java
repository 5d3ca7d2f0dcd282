package org.lerexchange.wallet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.lerexchange.events.AudienceKind;
import org.lerexchange.events.ConsentChanged;
import org.lerexchange.events.ConsentPurpose;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.CredentialIssued;
import org.lerexchange.events.CredentialStanding;
import org.lerexchange.events.CredentialStatusChanged;
import org.lerexchange.events.PresentationShared;
import org.lerexchange.events.PresentationVerified;
import org.lerexchange.events.RecipientNamed;
import org.lerexchange.events.VerificationOutcome;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.schemas.Topics;
import org.lerexchange.wallet.consent.ConsentId;
import org.lerexchange.wallet.consent.ConsentRoom;
import org.lerexchange.wallet.consent.GrantConsent;
import org.lerexchange.wallet.consent.NarrowConsent;
import org.lerexchange.wallet.consent.Terms;
import org.lerexchange.wallet.consent.WithdrawConsent;
import org.lerexchange.wallet.holders.ClaimOutcome;
import org.lerexchange.wallet.holders.ClaimWallet;
import org.lerexchange.wallet.holders.Did;
import org.lerexchange.wallet.holders.HolderId;
import org.lerexchange.wallet.holders.HoldersRoom;
import org.lerexchange.wallet.holdings.Holding;
import org.lerexchange.wallet.holdings.HoldingsRoom;
import org.lerexchange.wallet.sharing.SharingRoom;

/** The wallet service on an in-memory database, with everything it says written down. */
public final class World {

    public static final String CODE = "K7QD-2M9X";

    public final TestClock clock = new TestClock();
    public final TestKeys keys = new TestKeys();
    public final HoldersRoom holders;
    public final HoldingsRoom holdings;
    public final ConsentRoom consent;
    public final SharingRoom sharing;
    public final Hears<CredentialIssued> credentials;
    public final List<Event<?>> said = new ArrayList<>();
    private final InMemoryDatabase database = new InMemoryDatabase(PendingEvents.of(Topics.all()));

    private final Database rooms;

    public World() {
        this(UnaryOperator.identity());
    }

    public World(UnaryOperator<Database> around) {
        rooms = new OpenedOnce(around.apply(database));
        holders = new HoldersRoom(rooms, keys, clock);
        holdings = new HoldingsRoom(rooms, holders.holders, keys, clock);
        consent = new ConsentRoom(rooms, holders.holders, keys, clock);
        sharing = new SharingRoom(rooms, consent.consents, holdings.holdings, keys, clock);
        credentials = holdings.credentials(sharing.arrivals);
    }

    // --- another instance of the service, on the same store

    public ConsentRoom anotherConsent() {
        return new ConsentRoom(rooms, holders.holders, keys, clock);
    }

    public SharingRoom anotherSharing() {
        return new SharingRoom(rooms, consent.consents, holdings.holdings, keys, clock);
    }

    /** Hands out the same documents to each instance: the database in memory opens a collection once. */
    private record OpenedOnce(Database inner, Map<String, Documents> opened) implements Database {

        OpenedOnce(Database inner) {
            this(inner, new HashMap<>());
        }

        @Override
        public Documents open(String name, String... uniqueFields) {
            return opened.computeIfAbsent(name, first -> inner.open(first, uniqueFields));
        }
    }

    // --- what is heard

    public <T extends SpecificRecord> Said hear(Hears<T> ear, Heard<T> event) {
        Said answer = ear.on(event).blockOptional().orElseThrow();
        said.addAll(answer.events());
        return answer;
    }

    public Heard<RecipientNamed> named(String email, String code, long seq) {
        String ref = TestKeys.refOf(email).value();
        return heard(ref, seq, new RecipientNamed(ref, 1, HoldersRoom.hashOf(code), "jwe:to-the-wallet-service"));
    }

    public Heard<CredentialIssued> issued(String email, String credential, String type) {
        String ref = TestKeys.refOf(email).value();
        String sealed = TestKeys.seal(didOf(email).value(), credential, type);
        return heard(credential, 1, new CredentialIssued(credential, ref, sealed, null));
    }

    public Heard<CredentialStatusChanged> standing(String credential, CredentialStanding standing, long seq) {
        return heard(
                credential,
                seq,
                new CredentialStatusChanged(
                        credential, "did:web:college.example", standing, null, null, clock.instant()));
    }

    public Heard<PresentationVerified> verdict(PresentationShared shared, VerificationOutcome outcome) {
        return heard(TestVerifier.key(shared), 1, TestVerifier.verdict(shared, outcome, clock.instant()));
    }

    public Heard<ConsentChanged> granted(String id) {
        return changed(id, 1, ConsentState.GRANTED);
    }

    /** What {@code sharing} takes from it is the id: what counts is how the consent stands. */
    public Heard<ConsentChanged> changed(String id, long seq, ConsentState state) {
        ConsentChanged value = ConsentChanged.newBuilder()
                .setConsentId(id)
                .setProfileId("whatever it is")
                .setState(state)
                .setPurpose(ConsentPurpose.MATCHING)
                .setCategories(List.of())
                .setPartIds(List.of())
                .setAudienceKind(AudienceKind.REGION_EMPLOYERS)
                .setLive(true)
                .build();
        return heard(id, seq, value);
    }

    public <T extends SpecificRecord> Heard<T> heard(String key, long seq, T value) {
        return new Heard<>(key, seq, 0, clock.instant(), value);
    }

    // --- people

    /** A dormant wallet. */
    public HolderId aHolder(String email) {
        hear(holders.recipients, named(email, CODE, 1));
        return holders.holders
                .find(TestKeys.refOf(email))
                .blockOptional()
                .orElseThrow()
                .id();
    }

    /** A wallet that its person has claimed. */
    public HolderId anOpenWallet(String email) {
        HolderId holder = aHolder(email);
        claim(email, CODE, "sub-" + email);
        return holder;
    }

    public ClaimOutcome claim(String email, String code, String subject) {
        return holders.claimWallet
                .claim(new ClaimWallet.VerifiedEmail(email), code, new ClaimWallet.Subject(subject))
                .blockOptional()
                .orElseThrow();
    }

    public Did didOf(String email) {
        return holders.holders
                .find(TestKeys.refOf(email))
                .blockOptional()
                .orElseThrow()
                .did();
    }

    public List<Holding> shown(HolderId holder) {
        return holdings.holdings.of(holder).collectList().blockOptional().orElseThrow();
    }

    // --- consents

    public static Terms everythingForMatching() {
        return new Terms(
                Terms.Purpose.MATCHING,
                Set.of(),
                Set.of(),
                new Terms.Audience.RegionEmployers(),
                true,
                Optional.empty());
    }

    public GrantConsent.Outcome grant(HolderId holder, String id, Terms terms) {
        return consent.grant
                .grant(holder, new ConsentId(id), terms)
                .blockOptional()
                .orElseThrow();
    }

    public NarrowConsent.Outcome narrow(HolderId holder, String id, Terms terms) {
        return consent.narrow
                .narrow(holder, new ConsentId(id), terms)
                .blockOptional()
                .orElseThrow();
    }

    public WithdrawConsent.Outcome withdraw(HolderId holder, String id) {
        return consent.withdraw
                .withdraw(holder, new ConsentId(id))
                .blockOptional()
                .orElseThrow();
    }

    // --- what is said

    /** Plays the relay: everything pending is said, in the order of each document. */
    public List<Event<?>> relay() {
        List<Event<?>> news = database.outbox()
                .waiting()
                .concatMap(database.outbox()::read)
                .concatMap(waiting -> database.outbox().pull(waiting).thenReturn(waiting))
                .flatMapIterable(waiting -> waiting.events())
                .collectList()
                .blockOptional()
                .orElseThrow();
        said.addAll(news);
        return news;
    }

    /** Plays the relay, and lets {@code sharing} hear what was said of consents. */
    public void relayToSharing() {
        for (Event<?> event : relay()) {
            if (event.value() instanceof ConsentChanged changed) {
                hear(
                        sharing.consentEar,
                        new Heard<>(event.key(), event.seq(), event.generation(), event.time(), changed));
            }
        }
    }

    /** One licence of Ana's, shared under her consent {@code c1}. */
    public PresentationShared sharedForklift(HolderId ana) {
        grant(ana, "c1", everythingForMatching());
        relay();
        hear(credentials, issued("ana@example.org", "urn:uuid:forklift", "License"));
        return saidOnce(Topics.PRESENTATION_SHARED).getFirst();
    }

    /** Everything of one type that was said, each event once. */
    public <T extends SpecificRecord> List<T> saidOnce(Topic<T> topic) {
        Map<UUID, T> once = new LinkedHashMap<>();
        said.stream()
                .filter(event -> event.topic().equals(topic))
                .forEach(event -> once.putIfAbsent(event.id(), topic.type().cast(event.value())));
        return List.copyOf(once.values());
    }
}
