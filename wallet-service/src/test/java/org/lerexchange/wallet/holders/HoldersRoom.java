package org.lerexchange.wallet.holders;

import java.time.Clock;
import org.lerexchange.events.HolderRegistered;
import org.lerexchange.events.RecipientNamed;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.wallet.TestKeys;

/** The room, wired for tests. */
public final class HoldersRoom {

    public final Holders holders;
    public final ClaimWallet claimWallet;
    public final Hears<RecipientNamed> recipients;
    public final StateOwner<HolderRegistered> owner;

    public HoldersRoom(Database database, TestKeys keys, Clock clock) {
        Wallets wallets = new Wallets(database);
        holders = new Holders(wallets);
        claimWallet = new ClaimWallet(wallets, keys, clock);
        recipients = new RecipientListener(new RegisterHolder(wallets, keys, clock));
        owner = HolderPublisher.owner(wallets);
    }

    public static String hashOf(String code) {
        return ClaimWallet.sha256(code);
    }
}
