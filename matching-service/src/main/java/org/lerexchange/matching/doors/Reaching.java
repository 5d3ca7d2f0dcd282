package org.lerexchange.matching.doors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.lerexchange.matching.jobs.JobId;

/**
 * How far the jobs of one employer have come, while kept items are taken into account. An item that comes before the one in
 * front of it marks its job, in the same document, so that nobody looks for items behind a job that has none.
 */
final class Reaching {
    private final List<ItemDocument.Reached> jobs;
    private int free;
    private boolean changed;

    Reaching(Optional<Document> stored) {
        this.jobs = new ArrayList<>(stored.map(ItemDocument.Reached::of).orElse(List.of()));
        this.free = stored.map(employer -> employer.getInteger("next")).orElse(0);
    }

    void take(Item item) {
        Optional<ItemDocument.Reached> known = known(item.job());
        if (known.isEmpty()) {
            jobs.add(new ItemDocument.Reached(free++, item.job(), item.seq(), 0));
            changed = true;
            return;
        }
        ItemDocument.Reached before = known.get();
        if (before.seq() + 1 == item.seq()) {
            jobs.remove(before);
            jobs.add(before.next());
            changed = true;
        } else if (Math.max(before.seq(), before.early()) < item.seq()) {
            jobs.set(jobs.indexOf(before), before.waits(item.seq()));
            changed = true;
        }
    }

    private Optional<ItemDocument.Reached> known(JobId job) {
        return jobs.stream().filter(one -> one.job().equals(job)).findFirst();
    }

    boolean changed() {
        return changed;
    }

    List<ItemDocument.Reached> shown() {
        return List.copyOf(jobs.subList(Math.max(0, jobs.size() - Reaches.MOST_JOBS), jobs.size()));
    }

    /** How far those jobs of the items have come behind which another item waits. */
    Map<JobId, Long> waiting(Collection<Item> kept) {
        Map<JobId, Long> waiting = new HashMap<>();
        kept.stream()
                .flatMap(item -> known(item.job()).stream())
                .filter(ItemDocument.Reached::hasWaiting)
                .forEach(job -> waiting.put(job.job(), job.seq()));
        return waiting;
    }

    Document document() {
        return new Document("next", free)
                .append(
                        "jobs",
                        shown().stream().map(ItemDocument.Reached::toDocument).toList());
    }
}
