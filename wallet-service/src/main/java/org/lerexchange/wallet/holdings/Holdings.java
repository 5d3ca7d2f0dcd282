package org.lerexchange.wallet.holdings;

import java.util.List;
import java.util.Map;
import org.lerexchange.wallet.holders.Holder;
import org.lerexchange.wallet.holders.HolderId;
import org.lerexchange.wallet.holders.Holders;
import reactor.core.publisher.Flux;

/** What is held in open wallets, and how it stands. A dormant wallet shows nothing. */
public final class Holdings {

    private final HeldCredentials heldCredentials;
    private final Standings standings;
    private final Holders holders;

    Holdings(HeldCredentials heldCredentials, Standings standings, Holders holders) {
        this.heldCredentials = heldCredentials;
        this.standings = standings;
        this.holders = holders;
    }

    /** In the order of arrival. */
    public Flux<Holding> of(HolderId holder) {
        return holders.find(holder)
                .filter(Holder::open)
                .flatMap(open -> heldCredentials.of(holder))
                .flatMapIterable(held -> held.items())
                .collectList()
                .flatMapMany(this::withStandings);
    }

    private Flux<Holding> withStandings(List<Held.Item> items) {
        return standings
                .of(items.stream().map(Held.Item::credential).toList())
                .flatMapIterable(known -> merge(items, known));
    }

    static List<Holding> merge(List<Held.Item> items, Map<CredentialId, StandingNews> known) {
        return items.stream()
                .map(item ->
                        item.standingAs(known.getOrDefault(item.credential(), StandingNews.none(item.credential()))))
                .toList();
    }
}
