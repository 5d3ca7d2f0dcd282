package org.lerexchange.matching.feeds;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the changes of one turn into items, one seq each: what is withdrawn first, as many together as a record of the rail
 * holds. What is withdrawn always has room; the rest has it until the turn is full.
 */
final class Itemise {

    /** Changes of one item: a whole list withdrawn is one. */
    static final int MOST_CHANGES = DecideFeed.MOST_MEMBERS;

    /** Bytes of one item, about: with one more change it is still well below the 900 kB that the rail takes. */
    static final int MOST_BYTES = 400_000;

    /** Items of one turn: a quarter of what a document may have unsaid, and together a good part of what it holds. */
    static final int MOST_ITEMS = 16;

    private static final int OF_A_CHANGE = 150;
    private static final int OF_A_CONSENT = 60;
    private static final int OF_A_REASON = 60;

    private final long seq;
    private final List<FeedItem> items = new ArrayList<>();
    private final List<FeedItem.Entry> open = new ArrayList<>();
    private int bytes;

    /** @param seq of the last item before */
    Itemise(long seq) {
        this.seq = seq;
    }

    void withdraw(FeedItem.Entry entry) {
        put(entry, bytes(entry));
    }

    /** Whether there was room for it. */
    boolean add(FeedItem.Entry entry) {
        int size = bytes(entry);
        boolean room = !begins(entry, size) || items.size() + (open.isEmpty() ? 0 : 1) < MOST_ITEMS;
        if (room) {
            put(entry, size);
        }
        return room;
    }

    List<FeedItem> items() {
        close();
        return List.copyOf(items);
    }

    private void put(FeedItem.Entry entry, int size) {
        if (begins(entry, size)) {
            close();
        }
        open.add(entry);
        bytes += size;
    }

    private boolean begins(FeedItem.Entry entry, int size) {
        return open.isEmpty()
                || withdraws(open.getLast()) != withdraws(entry)
                || open.size() == MOST_CHANGES
                || bytes + size > MOST_BYTES;
    }

    private void close() {
        if (!open.isEmpty()) {
            items.add(new FeedItem(seq + items.size() + 1, open));
            open.clear();
            bytes = 0;
        }
    }

    private static boolean withdraws(FeedItem.Entry entry) {
        return entry.act() == FeedItem.Act.WITHDRAWN;
    }

    private static int bytes(FeedItem.Entry entry) {
        return OF_A_CHANGE
                + OF_A_CONSENT * entry.rests().size()
                + entry.reasons().stream().mapToInt(Itemise::bytes).sum();
    }

    private static int bytes(ShownReason reason) {
        return OF_A_REASON
                + bytes(reason.skillId())
                + bytes(reason.label())
                + reason.evidence().map(Itemise::bytes).orElse(0);
    }

    private static int bytes(ShownReason.Evidence evidence) {
        return bytes(evidence.claim())
                + bytes(evidence.achievementType())
                + evidence.issuerName().map(Itemise::bytes).orElse(0)
                + bytes(evidence.issuerKind())
                + bytes(evidence.verdict());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
