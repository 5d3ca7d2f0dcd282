package org.lerexchange.matching.feeds;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lerexchange.matching.index.ProfileId;
import org.lerexchange.matching.jobs.JobId;

/**
 * The head of a job's feed: who is on the list, and how far the feed has come.
 *
 * @param seq the feed sequence of the last item
 * @param ended consents that ended while the feed rested on them, each with the seq of its end: an offer that rests on one
 *     of them at or before that seq comes too late
 */
record Head(
        JobId job,
        String employer,
        long epoch,
        long seq,
        SortedMap<ProfileId, Member> members,
        Map<String, Long> ended) {

    Head {
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        ended = Map.copyOf(ended);
    }

    static Head empty(JobId job, String employer) {
        return new Head(job, employer, 0, 0, Collections.emptySortedMap(), Map.of());
    }

    boolean endedFor(Rest rest) {
        return Optional.ofNullable(ended.get(rest.consent().value()))
                .filter(end -> rest.consentSeq() <= end)
                .isPresent();
    }
}
