package org.lerexchange.matching.feeds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lerexchange.matching.index.ProfileId;
import org.lerexchange.matching.jobs.JobId;

/**
 * The head of a job's feed: who is on the list, and how far the feed has come.
 *
 * @param seq the feed sequence of the last item
 * @param turn how many turns have changed it
 * @param ended consents that ended while the feed rested on them, each with the seq of its end: an offer that rests on one
 *     of them at or before that seq comes too late
 */
record Head(
        JobId job,
        String employer,
        long epoch,
        long seq,
        long turn,
        SortedMap<ProfileId, Member> members,
        Map<String, Long> ended) {

    Head {
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        ended = Map.copyOf(ended);
    }

    static Head empty(JobId job, String employer) {
        return new Head(job, employer, 0, 0, 0, Collections.emptySortedMap(), Map.of());
    }

    /**
     * What makes one list another.
     *
     * @param gone members of the first only
     * @param put members of the second that the first has not or has otherwise
     */
    record Difference(List<Member> gone, List<Member> put) {
        boolean isEmpty() {
            return gone.isEmpty() && put.isEmpty();
        }
    }

    /** Goes through both lists once, side by side. */
    static Difference difference(SortedMap<ProfileId, Member> before, SortedMap<ProfileId, Member> after) {
        List<Member> gone = new ArrayList<>();
        List<Member> put = new ArrayList<>();
        Iterator<Member> olds = before.values().iterator();
        Member old = next(olds);
        for (Member member : after.values()) {
            while (old != null && order(old, member) < 0) {
                gone.add(old);
                old = next(olds);
            }
            if (old == null || order(old, member) > 0) {
                put.add(member);
            } else {
                if (!old.equals(member)) {
                    put.add(member);
                }
                old = next(olds);
            }
        }
        for (; old != null; old = next(olds)) {
            gone.add(old);
        }
        return new Difference(gone, put);
    }

    private static @Nullable Member next(Iterator<Member> members) {
        return members.hasNext() ? members.next() : null;
    }

    private static int order(Member one, Member other) {
        return one.who().profile().compareTo(other.who().profile());
    }

    boolean endedFor(Rest rest) {
        return Optional.ofNullable(ended.get(rest.consent().value()))
                .filter(end -> rest.consentSeq() <= end)
                .isPresent();
    }
}
