package org.lerexchange.wallet.holdings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lerexchange.wallet.holders.HolderId;

/** Everything that one holder holds, as it is kept. */
record Held(HolderId holder, List<Item> items) {

    /** Credentials of one holder: they are one document, of at most 16 MB, and a large one takes 12 kB. */
    static final int MAX_ITEMS = 1_000;

    Held {
        items = List.copyOf(items);
    }

    /** One credential, without its standing. */
    record Item(
            CredentialId credential,
            String digest,
            String achievementType,
            String sealed,
            Instant heldAt,
            Optional<CredentialId> replaces) {

        Holding standingAs(StandingNews news) {
            return new Holding(
                    credential,
                    digest,
                    achievementType,
                    sealed,
                    heldAt,
                    news.standing(),
                    news.replacedBy(),
                    news.reason(),
                    news.saidSince());
        }
    }

    Optional<Item> find(CredentialId credential) {
        return items.stream()
                .filter(item -> item.credential().equals(credential))
                .findFirst();
    }

    Held with(Item item) {
        List<Item> more = new ArrayList<>(items);
        more.add(item);
        return new Held(holder, more);
    }
}
