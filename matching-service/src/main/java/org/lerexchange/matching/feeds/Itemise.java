package org.lerexchange.matching.feeds;

import java.util.ArrayList;
import java.util.List;

/** Puts changes into items, one seq each: what is withdrawn first, as many together as a record of the rail holds. */
record Itemise(long seq) {

    /** Changes of one item: a whole list withdrawn is one; about 200 kB. */
    static final int MOST_CHANGES = DecideFeed.MOST_MEMBERS;

    /** Reasons of one item: about 300 bytes each, and a record of the rail is at most 1 MB. */
    static final int MOST_REASONS = 1_000;

    List<FeedItem> items(List<FeedItem.Entry> entries) {
        List<FeedItem> items = new ArrayList<>();
        List<FeedItem.Entry> open = new ArrayList<>();
        int reasons = 0;
        for (FeedItem.Entry entry : entries) {
            boolean turns = !open.isEmpty() && withdraws(open.getLast()) != withdraws(entry);
            boolean full =
                    open.size() == MOST_CHANGES || reasons + entry.reasons().size() > MOST_REASONS;
            if (turns || (full && !open.isEmpty())) {
                items.add(new FeedItem(seq + items.size() + 1, open));
                open.clear();
                reasons = 0;
            }
            open.add(entry);
            reasons += entry.reasons().size();
        }
        if (!open.isEmpty()) {
            items.add(new FeedItem(seq + items.size() + 1, open));
        }
        return items;
    }

    private static boolean withdraws(FeedItem.Entry entry) {
        return entry.act() == FeedItem.Act.WITHDRAWN;
    }
}
