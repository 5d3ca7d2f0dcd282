package org.lerexchange.issuer.recipients;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.bson.Document;
import org.lerexchange.issuer.keys.Hasher;
import org.lerexchange.issuer.keys.Sealer;
import org.lerexchange.keyring.Email;
import org.lerexchange.keyring.RecipientRefs;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The people to whom institutions give awards. Whether an award goes on or waits is one guarded write: with a holder
 * there, nothing is put on the list; with a holder registered later, the list is taken.
 */
public final class Recipients {

    /** The collection this room owns. */
    public static final String COLLECTION = "recipients-people";

    /** Awards that wait for one person: keeps their document small; nobody earns more before opening a wallet. */
    public static final int WAITING_LIMIT = 256;

    private final Documents people;
    private final RecipientRefs refs;
    private final Hasher region;
    private final Sealer toWallet;
    private final ClaimCode codes;
    private final Clock clock;

    /** What is made under the region's secret: refs, and claim codes by a hasher. */
    public record Secrets(RecipientRefs refs, Hasher region) {}

    public Recipients(Documents people, Secrets secrets, Sealer toWallet, Clock clock) {
        this.people = people;
        this.refs = secrets.refs();
        this.region = secrets.region();
        this.toWallet = toWallet;
        this.codes = new ClaimCode(region);
        this.clock = clock;
    }

    public RecipientRef refOf(Email email) {
        return new RecipientRef(refs.of(email));
    }

    /** The holder where there is one; else the award waits, and the answer carries what is to be said of it. */
    public Mono<AwaitOutcome> await(Email email, WaitingId award) {
        RecipientRef ref = refOf(email);
        return apply(ref, award, Optional.empty())
                .flatMap(step -> step instanceof RecipientDecision.OfAward.NameNeeded(long seq)
                        ? apply(ref, award, Optional.of(name(email, ref, seq)))
                        : Mono.just(step))
                .map(Recipients::toOutcome);
    }

    /** The holder as known now; empty while there is none. */
    public Mono<Holder> holderOf(RecipientRef ref) {
        return people.find(ref.value())
                .flatMap(found ->
                        Mono.justOrEmpty(RecipientDocument.toRecipient(found).holder()));
    }

    /** The one-use code that opens the wallet, for whoever hands it to the person; empty where none was made. */
    public Mono<String> claimCode(RecipientRef ref) {
        return people.find(ref.value())
                .map(RecipientDocument::toRecipient)
                .flatMap(one -> Mono.justOrEmpty(
                        one.named().map(named -> codes.of(named.secretVersion(), ref, one.namedSeq()))));
    }

    /** The same people beside these, in documents of their own. */
    Recipients beside(Documents others) {
        return new Recipients(others, new Secrets(refs, region), toWallet, clock);
    }

    /** One line for each who has a wallet, as it was heard; who waits for what is on record here alone. */
    Flux<String> holders() {
        return people.all()
                .map(RecipientDocument::toRecipient)
                .flatMap(one ->
                        Mono.justOrEmpty(one.holder()).map(holder -> one.ref() + " " + one.heardSeq() + ' ' + holder));
    }

    Mono<RecipientDecision.OfHolder> registered(RecipientRef ref, long seq, Optional<Holder> holder) {
        return people.change(ref.value(), stored -> written(RecipientDecision.holder(now(ref, stored), seq, holder)));
    }

    private Mono<RecipientDecision.OfAward> apply(RecipientRef ref, WaitingId award, Optional<Recipient.Named> name) {
        return people.change(ref.value(), stored -> written(RecipientDecision.award(now(ref, stored), award, name)));
    }

    private Recipient.Named name(Email email, RecipientRef ref, long seq) {
        int version = region.version();
        String code = codes.of(version, ref, seq);
        return new Recipient.Named(
                version,
                ClaimCode.hash(code),
                toWallet.seal(new Document("email", email.address()).toJson()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static Recipient now(RecipientRef ref, Optional<Document> stored) {
        return stored.map(RecipientDocument::toRecipient).orElseGet(() -> Recipient.unheardOf(ref));
    }

    private static Change<RecipientDecision.OfAward> written(RecipientDecision.OfAward decided) {
        return decided instanceof RecipientDecision.OfAward.Waits(Recipient next)
                ? Change.write(decided, RecipientDocument.toDocument(next))
                : Change.keep(decided);
    }

    private static Change<RecipientDecision.OfHolder> written(RecipientDecision.OfHolder decided) {
        return decided instanceof RecipientDecision.OfHolder.Taken(Recipient next)
                ? Change.write(decided, RecipientDocument.toDocument(next))
                : Change.keep(decided);
    }

    private static AwaitOutcome toOutcome(RecipientDecision.OfAward step) {
        return switch (step) {
            case RecipientDecision.OfAward.HasHolder(Holder holder) -> new AwaitOutcome.Known(holder);
            case RecipientDecision.OfAward.AlreadyWaits(Recipient as) ->
                new AwaitOutcome.Waiting(RecipientMapping.toNamed(as));
            case RecipientDecision.OfAward.Waits(Recipient next) ->
                new AwaitOutcome.Waiting(RecipientMapping.toNamed(next));
            case RecipientDecision.OfAward.ListFull() -> new AwaitOutcome.Full();
            case RecipientDecision.OfAward.NameNeeded(long seq) ->
                throw new IllegalStateException("expected the name " + seq + " that was made to be taken");
        };
    }
}
