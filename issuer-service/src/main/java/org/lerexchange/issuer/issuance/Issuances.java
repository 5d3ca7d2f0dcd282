package org.lerexchange.issuer.issuance;

import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.lerexchange.issuer.awards.AwardId;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Mono;

/** What became of awards. */
public final class Issuances {

    /** The collection this room owns. */
    public static final String COLLECTION = "issuance-awards";

    private final Documents documents;

    public Issuances(Documents documents) {
        this.documents = documents;
    }

    /** What is stored after a write was tried. */
    record Kept(Issuance as, boolean written) {}

    Mono<Issuance> find(String key) {
        return documents.find(key).map(IssuanceDocument::toIssuance);
    }

    /**
     * Writes, unless the same report or a later one is there: then what is there stays, but for an award that waited for a
     * wallet and is issued now, or whose credential was revoked while it waited. Empty where another credential was made
     * meanwhile: then it must be decided anew.
     */
    Mono<Kept> keep(AwardId id, long seq, int madeBefore, Function<Optional<Issuance>, Issuance> next) {
        return documents
                .<Optional<Kept>>change(id.key(), stored -> decide(stored, seq, madeBefore, next))
                .flatMap(Mono::justOrEmpty);
    }

    private static Change<Optional<Kept>> decide(
            Optional<Document> stored, long seq, int madeBefore, Function<Optional<Issuance>, Issuance> next) {
        Optional<Issuance> now = stored.map(IssuanceDocument::toIssuance);
        Issuance wanted = next.apply(now);
        if (now.isPresent() && stays(now.get(), seq, wanted)) {
            return Change.keep(Optional.of(new Kept(now.get(), false)));
        }
        if (now.map(Issuance::made).orElse(0) != madeBefore) {
            return Change.keep(Optional.empty());
        }
        return Change.write(Optional.of(new Kept(wanted, true)), IssuanceDocument.toDocument(wanted));
    }

    private static boolean stays(Issuance now, long seq, Issuance wanted) {
        IssueOutcome outcome = wanted.answer().outcome();
        boolean released = now.seq() == seq
                && now.waitsForWallet()
                && (outcome instanceof IssueOutcome.Issued || outcome instanceof IssueOutcome.Revoked);
        return now.seq() >= seq && !released;
    }
}
