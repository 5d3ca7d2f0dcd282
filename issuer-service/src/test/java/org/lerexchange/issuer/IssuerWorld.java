package org.lerexchange.issuer;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.bson.Document;
import org.lerexchange.events.HolderRegistered;
import org.lerexchange.events.HolderState;
import org.lerexchange.issuer.awards.Award;
import org.lerexchange.issuer.awards.AwardAnsweredListener;
import org.lerexchange.issuer.awards.AwardId;
import org.lerexchange.issuer.awards.RecordAward;
import org.lerexchange.issuer.awards.Roster;
import org.lerexchange.issuer.catalogue.Achievement;
import org.lerexchange.issuer.catalogue.AchievementId;
import org.lerexchange.issuer.catalogue.AchievementType;
import org.lerexchange.issuer.catalogue.Achievements;
import org.lerexchange.issuer.catalogue.DefineAchievement;
import org.lerexchange.issuer.institutions.IssuerDid;
import org.lerexchange.issuer.institutions.TenantId;
import org.lerexchange.issuer.issuance.AwardRecordedListener;
import org.lerexchange.issuer.issuance.AwardWorld;
import org.lerexchange.issuer.issuance.CredentialMaker.SealedCredential;
import org.lerexchange.issuer.issuance.Issuances;
import org.lerexchange.issuer.issuance.IssueCredential;
import org.lerexchange.issuer.recipients.HolderRegisteredListener;
import org.lerexchange.issuer.recipients.Recipients;
import org.lerexchange.issuer.recipients.RegisterHolder;
import org.lerexchange.issuer.status.Statuses;
import org.lerexchange.keyring.Email;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.Outbox;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.schemas.Topics;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The issuer's rooms on a database in memory, with a rail that carries what is said when it is told to. */
public final class IssuerWorld {

    public static final TenantId RIVERSIDE = new TenantId("riverside-college");
    public static final AchievementId FORKLIFT = new AchievementId(RIVERSIDE, "forklift");
    public static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

    private final InMemoryDatabase database = new InMemoryDatabase(PendingEvents.of(Topics.all()));
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final AtomicInteger sealings = new AtomicInteger();
    private final Deque<Event<?>> road = new ArrayDeque<>();
    private final List<Event<?>> said = new ArrayList<>();
    private Runnable beforeStep = () -> {};
    private Runnable afterStep = () -> {};

    public final Recipients recipients = new Recipients(
            open(Recipients.COLLECTION),
            new Recipients.Secrets(TestSecrets.refs(1), TestSecrets.version(1)),
            this::seal,
            clock);
    public final Documents places = open(Statuses.COLLECTION, Statuses.CREDENTIAL);
    public final Statuses statuses = new Statuses(places, TestSecrets.version(1), clock);
    private final Documents catalogue = open(Achievements.COLLECTION);
    public final Achievements achievements = new Achievements(catalogue);
    public final DefineAchievement defineAchievement = new DefineAchievement(catalogue);
    public final Documents records = open(RecordAward.COLLECTION);
    public final RecordAward recordAward = new RecordAward(records, this::seal, TestSecrets.version(1), clock);
    public final Roster roster = new Roster(
            new Roster.RosterStores(open(Roster.PROGRESS), open(Roster.FILES)),
            recordAward,
            this::seal,
            IssuerWorld::opened,
            TestSecrets.version(1));
    public final Issuances issuances = new Issuances(open(Issuances.COLLECTION));
    public final IssueCredential issueCredential = new IssueCredential(
            issuances,
            new AwardWorld(
                    achievements,
                    tenant -> Mono.just(new IssuerDid("did:web:" + tenant.value() + ".example")),
                    IssuerWorld::opened),
            new IssueCredential.Neighbours(achievements, recipients, statuses),
            order -> Mono.just(new SealedCredential("jwe-" + sealings.incrementAndGet() + " " + order.id() + " "
                    + order.holder().did())),
            clock);
    public final AwardRecordedListener awardRecorded = new AwardRecordedListener(issueCredential);
    public final HolderRegisteredListener holderRegistered =
            new HolderRegisteredListener(new RegisterHolder(recipients, issueCredential));
    public final AwardAnsweredListener awardAnswered = new AwardAnsweredListener(recordAward);

    /** A world whose catalogue has the forklift licence. */
    public static IssuerWorld teaching() {
        IssuerWorld world = new IssuerWorld();
        world.defineAchievement
                .define(FORKLIFT, forklift("Drives a counterbalance truck"))
                .block();
        return world;
    }

    public static Achievement.Content forklift(String description) {
        return new Achievement.Content(
                "Forklift licence",
                description,
                "Passed the practical test",
                new AchievementType("License"),
                List.of());
    }

    public static AwardId award(String own) {
        return new AwardId(RIVERSIDE, own);
    }

    public static Award forkliftFor(String email) {
        return new Award(
                FORKLIFT.key(),
                Email.parse(email).orElseThrow(),
                Optional.of("A. Person"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false);
    }

    public static Award held(Award award, boolean minor, boolean onHold) {
        return new Award(
                award.achievement(),
                award.email(),
                award.name(),
                award.awardedOn(),
                award.role(),
                award.start(),
                award.end(),
                minor,
                onHold);
    }

    /** The event that a person has a wallet. */
    public Event<HolderRegistered> holder(String email, long seq, HolderState state) {
        String ref = recipients.refOf(Email.parse(email).orElseThrow()).value();
        HolderRegistered value = new HolderRegistered(ref, "did:key:z" + ref, "{\"kty\":\"EC\"}", state, null);
        return Event.of(Topics.HOLDER_REGISTERED, ref, seq, NOW, value);
    }

    public static <T extends SpecificRecord> Heard<T> heard(Event<T> event) {
        return new Heard<>(event.key(), event.seq(), event.generation(), event.time(), event.value());
    }

    /** Hears it here and now, without the road. */
    public Said hear(Event<?> event) {
        Said answer = heardBy(event).block();
        if (answer == null) {
            throw new AssertionError("expected a listener to answer");
        }
        said.addAll(answer.events());
        return answer;
    }

    /** Carries what is pending, and what is said of it, until nothing is on the road. */
    public void carry(Event<?>... more) {
        road.addAll(List.of(more));
        relay();
        while (!road.isEmpty()) {
            Event<?> event = road.poll();
            if (hears(event)) {
                road.addAll(hear(event).events());
            }
            relay();
        }
    }

    /** What is pending now, pulled. */
    public List<Event<?>> pending() {
        List<Event<?>> all = new ArrayList<>();
        for (Outbox.Key key :
                database.outbox().waiting().collectList().blockOptional().orElseThrow()) {
            Outbox.Waiting waiting = database.outbox().read(key).blockOptional().orElseThrow();
            all.addAll(waiting.events());
            database.outbox().pull(waiting).block();
        }
        said.addAll(all);
        return all;
    }

    /** Everything that was said of a topic. */
    public <T extends SpecificRecord> List<T> said(Topic<T> topic) {
        return said.stream()
                .filter(event -> event.topic().equals(topic))
                .map(event -> topic.type().cast(event.value()))
                .toList();
    }

    /** How many different events were said of a topic: a repeat has the same id. */
    public long different(Topic<?> topic) {
        return said.stream()
                .filter(event -> event.topic().equals(topic))
                .map(Event::id)
                .distinct()
                .count();
    }

    /** What happens before and after each step of the store from now on. */
    public void around(Runnable before, Runnable after) {
        beforeStep = before;
        afterStep = after;
    }

    /** Takes a place in a status list before anybody else does. */
    public void takePlace(String id, Document entry) {
        places.change(id, stored -> Change.write(true, entry)).block();
    }

    private void relay() {
        road.addAll(pending());
    }

    private static boolean hears(Event<?> event) {
        return List.of(Topics.AWARD_RECORDED, Topics.AWARD_ANSWERED, Topics.HOLDER_REGISTERED)
                .contains(event.topic());
    }

    private Mono<Said> heardBy(Event<?> event) {
        if (event.topic().equals(Topics.AWARD_RECORDED)) {
            return on(awardRecorded, Topics.AWARD_RECORDED, event);
        }
        return event.topic().equals(Topics.AWARD_ANSWERED)
                ? on(awardAnswered, Topics.AWARD_ANSWERED, event)
                : on(holderRegistered, Topics.HOLDER_REGISTERED, event);
    }

    private static <T extends SpecificRecord> Mono<Said> on(Hears<T> ear, Topic<T> topic, Event<?> event) {
        return ear.on(new Heard<>(
                event.key(),
                event.seq(),
                event.generation(),
                event.time(),
                topic.type().cast(event.value())));
    }

    private Documents open(String name, String... unique) {
        return new Stepped(database.open(name, unique));
    }

    private String seal(String plain) {
        return sealings.incrementAndGet() + "."
                + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> opened(String sealed) {
        int dot = sealed.indexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.of(
                        new String(Base64.getDecoder().decode(sealed.substring(dot + 1)), StandardCharsets.UTF_8));
    }

    private final class Stepped implements Documents {

        private final Documents inner;

        Stepped(Documents inner) {
            this.inner = inner;
        }

        @Override
        public Mono<Document> find(String id) {
            return stepped(inner.find(id));
        }

        @Override
        public Flux<Document> find(Collection<String> ids) {
            return inner.find(ids);
        }

        @Override
        public Mono<Document> findBy(String uniqueField, Object value) {
            return stepped(inner.findBy(uniqueField, value));
        }

        @Override
        public Flux<Document> all() {
            return inner.all();
        }

        @Override
        public <A> Mono<A> change(String id, Function<Optional<Document>, Change<A>> decide) {
            return stepped(inner.change(id, decide));
        }

        private <A> Mono<A> stepped(Mono<A> step) {
            return Mono.fromRunnable(() -> beforeStep.run()).then(step).doOnSuccess(done -> afterStep.run());
        }
    }
}
