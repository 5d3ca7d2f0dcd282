package org.lerexchange.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.lerexchange.local.outside.Ask;
import org.lerexchange.local.outside.FeedItem;
import org.lerexchange.local.outside.NotSeen;

/** One fact after another: each is waited for in the feed before the next is sent. */
final class OneByOne {

    private final Bench bench;
    private final Map<String, String> matches = new ConcurrentHashMap<>();

    OneByOne(Bench bench) {
        this.bench = bench;
    }

    /** The learner's match with our job, known since the learner's first award. */
    String match(Subject subject) {
        return Optional.ofNullable(matches.get(subject.person()))
                .orElseThrow(() -> new IllegalStateException("expected a match of " + subject.person()));
    }

    Latencies awards(List<Award> awards, Optional<Hops> hops) {
        List<Duration> took = new ArrayList<>();
        for (Award award : awards) {
            Sent sent = new Sent(
                    award.id(bench),
                    Requests.award(bench, award),
                    shown -> shown.claims().contains(award.skill().claim()) && !isOfAnother(shown, award.subject()));
            try {
                Seen seen = send(sent, hops, award(award));
                matches.put(award.subject().person(), seen.match());
                took.add(seen.took());
            } catch (NotSeen e) {
                throw bench.unseen(award, e);
            }
        }
        return new Latencies(took);
    }

    private boolean isOfAnother(Shown shown, Subject subject) {
        return matches.entrySet().stream()
                .anyMatch(one ->
                        one.getValue().equals(shown.match()) && !one.getKey().equals(subject.person()));
    }

    private List<Hops.Hop> award(Award award) {
        String consent = award.subject().consentId();
        return List.of(
                new Hops.Hop("ler.award.recorded", award.id(bench)),
                new Hops.Hop("ler.credential.issued", ""),
                new Hops.Hop("ler.presentation.shared", consent),
                new Hops.Hop("ler.presentation.verified", consent),
                new Hops.Hop("ler.profile.changed", ""),
                new Hops.Hop("ler.match.changed", bench.jobId()));
    }

    /** The match stays where it rests on other awards too; it no longer shows this one. */
    Latencies revocations(List<Award> awards, Hops hops) {
        List<Duration> took = new ArrayList<>();
        for (Award award : awards) {
            String match = match(award.subject());
            Sent sent = new Sent(
                    "the revocation of " + award.id(bench),
                    Requests.revocation(bench, award),
                    shown -> shown.match().equals(match)
                            && !shown.claims().contains(award.skill().claim()));
            took.add(send(
                            sent,
                            Optional.of(hops),
                            List.of(
                                    new Hops.Hop("ler.credential.status-changed", ""),
                                    new Hops.Hop(
                                            "ler.claim.retracted",
                                            award.subject().consentId()),
                                    new Hops.Hop("ler.match.changed", bench.jobId())))
                    .took());
        }
        return new Latencies(took);
    }

    /** Without the consent the match rests on nothing, and is withdrawn. */
    Latencies withdrawals(List<Subject> subjects, Hops hops) {
        List<Duration> took = new ArrayList<>();
        for (Subject subject : subjects) {
            String match = match(subject);
            Sent sent = new Sent(
                    "the withdrawal of " + subject.person() + "'s consent",
                    Requests.withdrawal(bench, subject),
                    shown -> shown.match().equals(match) && shown.claims().isEmpty());
            took.add(send(
                            sent,
                            Optional.of(hops),
                            List.of(
                                    new Hops.Hop("ler.consent.changed", subject.consentId()),
                                    new Hops.Hop("ler.match.changed", bench.jobId())))
                    .took());
        }
        return new Latencies(took);
    }

    private record Sent(String what, Ask ask, Predicate<Shown> seen) {}

    private record Seen(String match, Duration took) {}

    private Seen send(Sent sent, Optional<Hops> hops, List<Hops.Hop> road) {
        int position = hops.map(Hops::position).orElse(0);
        int items = bench.feeds().position();
        Instant from = bench.now();
        bench.doors().send(sent.ask()).expectDone();
        Instant answered = bench.now();
        FeedItem item = bench.await(sent.what(), items, sent.seen());
        hops.ifPresent(all -> all.follow(road, new Hops.Passage(position, from, answered, item.arrived())));
        return new Seen(item.matchId(), Duration.between(from, item.arrived()));
    }
}
