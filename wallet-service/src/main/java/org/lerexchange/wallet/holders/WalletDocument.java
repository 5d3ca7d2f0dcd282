package org.lerexchange.wallet.holders;

import java.util.Date;
import org.bson.Document;

/** The stored form of a wallet. The sealed e-mail of the naming is not kept: nothing here needs it. */
final class WalletDocument {

    static final String HOLDER = "holder";
    static final String SUBJECT = "subject";

    private WalletDocument() {}

    static Document of(Wallet wallet) {
        Document document = new Document(HOLDER, wallet.holder().id().value())
                .append("did", wallet.holder().did().value())
                .append("sealingKey", wallet.sealingKey())
                .append("codeHash", wallet.naming().codeHash())
                .append("namedGeneration", wallet.naming().generation())
                .append("namedSeq", wallet.naming().seq())
                .append("seq", wallet.seq())
                .append("registeredAt", Date.from(wallet.registeredAt()));
        return switch (wallet.claim()) {
            case Wallet.Claim.Awaited awaited ->
                document.append("wrongCodes", awaited.wrongCodes())
                        .append("wrongCodesSince", Date.from(awaited.since()));
            case Wallet.Claim.Claimed claimed ->
                document.append(SUBJECT, claimed.by().value()).append("claimedAt", Date.from(claimed.at()));
        };
    }

    static Wallet read(Document document) {
        RecipientRef ref = new RecipientRef(document.getString("_id"));
        boolean open = document.containsKey(SUBJECT);
        return new Wallet(
                ref,
                new Holder(new HolderId(document.getString(HOLDER)), new Did(document.getString("did")), open),
                document.getString("sealingKey"),
                new Naming(
                        ref,
                        document.getString("codeHash"),
                        document.getInteger("namedGeneration"),
                        document.getLong("namedSeq")),
                document.getLong("seq"),
                document.getDate("registeredAt").toInstant(),
                open ? claimed(document) : awaited(document));
    }

    /** What was stored before the time was counts from the wallet's registration. */
    private static Wallet.Claim awaited(Document document) {
        return new Wallet.Claim.Awaited(
                document.getInteger("wrongCodes"),
                document.get("wrongCodesSince", document.getDate("registeredAt"))
                        .toInstant());
    }

    private static Wallet.Claim claimed(Document document) {
        return new Wallet.Claim.Claimed(
                new ClaimWallet.Subject(document.getString(SUBJECT)),
                document.getDate("claimedAt").toInstant());
    }
}
