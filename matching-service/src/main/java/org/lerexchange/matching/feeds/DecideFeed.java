package org.lerexchange.matching.feeds;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lerexchange.matching.index.CandidatePart;
import org.lerexchange.matching.index.ProfileId;
import org.lerexchange.matching.ranking.MatchOutcome;

/**
 * What becomes of a head in one turn: pure, but for the findings it is handed. Members and items are a difference between
 * the list as it is stored and as it should be, so that a turn that finds nothing new says nothing.
 */
record DecideFeed(Look look, Function<Rest, Optional<Candidates.Hidden>> mask, Instant now) {

    /** How a profile is looked at. */
    interface Look {
        Finding at(ProfileId profile);

        /** Again, with what is there now. */
        Finding anew(ProfileId profile);

        /** Whether the profile still has the part. */
        boolean has(ProfileId profile, CandidatePart.PartId part);
    }

    /** Members of one list: what an employer can look at, and what one document holds. */
    static final int MOST_MEMBERS = 500;

    /** Consents of one feed whose end is remembered; by then the state topics have reached every instance. */
    static final int MOST_ENDED = 2_000;

    private static final String DISPLACED = "displaced";

    /**
     * The head as it shall be, and what is said.
     *
     * @param more whether somebody waits for another turn, as this one had no room to say them
     * @param later who is fit on other evidence, where the turn only takes back
     */
    record Decided(Head head, List<FeedItem> items, boolean more, Set<ProfileId> later) {
        Decided {
            items = List.copyOf(items);
            later = Set.copyOf(later);
        }
    }

    Decided decide(Head before, Turn turn) {
        Map<ProfileId, Finding> looked = found(before, turn);
        Map<ProfileId, Finding> found = turn.takesBack() ? leaving(looked) : looked;
        SortedMap<ProfileId, Member> next = next(before, found);
        Itemise itemise = new Itemise(before.seq());
        Map<String, Long> ended = new HashMap<>(before.ended());
        looked.keySet().stream()
                .flatMap(profile -> member(before, profile).stream())
                .forEach(old -> ended(old).forEach((consent, seq) -> ended.merge(consent, seq, Math::max)));
        Head.difference(before.members(), next)
                .gone()
                .forEach(old -> itemise.withdraw(withdrawn(
                        old, turn, Optional.ofNullable(found.get(old.who().profile())))));
        boolean more = say(before, next, found, itemise);
        List<FeedItem> items = itemise.items();
        boolean reopened = turn.why().contains(Turn.Why.OPENING) && !items.isEmpty();
        long epoch = before.epoch() == 0 || reopened ? before.epoch() + 1 : before.epoch();
        return new Decided(
                new Head(
                        before.job(),
                        before.employer(),
                        epoch,
                        before.seq() + items.size(),
                        before.turn() + 1,
                        clean(before, next, items),
                        kept(ended)),
                items,
                more,
                looked.keySet().stream()
                        .filter(profile -> !found.containsKey(profile))
                        .collect(Collectors.toSet()));
    }

    private static Map<ProfileId, Finding> leaving(Map<ProfileId, Finding> looked) {
        Map<ProfileId, Finding> leaving = new HashMap<>(looked);
        leaving.values().removeIf(Finding.Fit.class::isInstance);
        return leaving;
    }

    private Map<ProfileId, Finding> found(Head before, Turn turn) {
        Set<ProfileId> asked = new LinkedHashSet<>(turn.profiles());
        if (turn.everything()) {
            asked.addAll(before.members().keySet());
        }
        Map<ProfileId, Finding> found = new HashMap<>();
        asked.forEach(profile -> found.put(
                profile,
                turn.takesBack() && isGone(member(before, profile))
                        ? new Finding.Unfit(Finding.Why.EVIDENCE_GONE)
                        : standing(before, profile)));
        return found;
    }

    /** Whether nothing is left of what it rested on. What came since has marked the profile for a look of its own. */
    private boolean isGone(Optional<Member> member) {
        return member.filter(old -> old.rests().stream()
                        .allMatch(rest -> rest.endsBy(now) || mask.apply(rest).isPresent()))
                .isPresent();
    }

    /** What was found may have been overtaken by the mask: then it is asked anew, and at worst waits for the next mark. */
    private Finding standing(Head before, ProfileId profile) {
        Finding first = look.at(profile);
        Finding finding = stands(before, first) ? first : look.anew(profile);
        return stands(before, finding) ? finding : new Finding.Unfit(Finding.Why.EVIDENCE_GONE);
    }

    private boolean stands(Head before, Finding finding) {
        return switch (finding) {
            case Finding.Unfit unfit -> true;
            case Finding.Fit fit ->
                fit.rests().stream()
                        .noneMatch(rest ->
                                before.endedFor(rest) || mask.apply(rest).isPresent());
        };
    }

    private static SortedMap<ProfileId, Member> next(Head before, Map<ProfileId, Finding> found) {
        SortedMap<ProfileId, Member> next = new TreeMap<>(before.members());
        Predicate<Finding.Fit> chance = chance(found);
        found.forEach((profile, finding) -> {
            Member old = next.remove(profile);
            if (finding instanceof Finding.Fit fit && chance.test(fit)) {
                Member member = fit.member().get();
                next.put(profile, old == null ? member : member.cleanFrom(old.cleanFrom()));
            }
        });
        if (next.size() > MOST_MEMBERS) {
            List<Member> best = next.values().stream().sorted(Member.BEST_FIRST).toList();
            best.subList(MOST_MEMBERS, best.size())
                    .forEach(member -> next.remove(member.who().profile()));
        }
        return next;
    }

    /** Where more were found than there are places, whoever is below the last of these has none. */
    private static Predicate<Finding.Fit> chance(Map<ProfileId, Finding> found) {
        if (found.size() <= MOST_MEMBERS) {
            return fit -> true;
        }
        Comparator<MatchOutcome.Offered> order = MatchOutcome.Offered.BEST_FIRST;
        Optional<MatchOutcome.Offered> last = found.values().stream()
                .filter(Finding.Fit.class::isInstance)
                .map(fit -> ((Finding.Fit) fit).offered())
                .sorted(order)
                .skip(MOST_MEMBERS - 1L)
                .findFirst();
        return fit ->
                last.filter(worst -> order.compare(fit.offered(), worst) > 0).isEmpty();
    }

    /**
     * Says who comes and who changes: whoever lost something they rested on, then the best. For whom the turn has no room,
     * they stay as they were; whether there is anybody.
     */
    private static boolean say(
            Head before, SortedMap<ProfileId, Member> next, Map<ProfileId, Finding> found, Itemise itemise) {
        boolean full = false;
        List<Member> looked = found.keySet().stream()
                .flatMap(profile -> Optional.ofNullable(next.get(profile)).stream())
                .toList();
        for (Member member : inTurn(before, looked)) {
            ProfileId profile = member.who().profile();
            Optional<Member> old = member(before, profile);
            if (old.filter(member::looksLike).isPresent() || !(found.get(profile) instanceof Finding.Fit fit)) {
                continue;
            }
            full = full || !itemise.add(said(old, member, fit));
            if (full) {
                old.ifPresentOrElse(one -> next.put(profile, one), () -> next.remove(profile));
            }
        }
        return full;
    }

    private static List<Member> inTurn(Head before, Collection<Member> members) {
        Set<ProfileId> losing = members.stream()
                .filter(member -> member(before, member.who().profile())
                        .filter(old -> !member.keeps(old))
                        .isPresent())
                .map(member -> member.who().profile())
                .collect(Collectors.toSet());
        Comparator<Member> loses =
                Comparator.comparing(member -> losing.contains(member.who().profile()));
        return members.stream()
                .sorted(loses.reversed().thenComparing(Member.BEST_FIRST))
                .toList();
    }

    private static Optional<Member> member(Head head, ProfileId profile) {
        return Optional.ofNullable(head.members().get(profile));
    }

    private static FeedItem.Entry said(Optional<Member> old, Member member, Finding.Fit fit) {
        FeedItem.Act act = old.isPresent() ? FeedItem.Act.RESCORED : FeedItem.Act.OFFERED;
        return new FeedItem.Entry(act, member, member.rests(), fit.reasons().get(), Optional.empty());
    }

    private FeedItem.Entry withdrawn(Member old, Turn turn, Optional<Finding> finding) {
        Map<String, Long> ended = ended(old);
        List<Rest> rests = ended.isEmpty()
                ? old.rests()
                : old.rests().stream()
                        .filter(rest -> ended.containsKey(rest.consent().value()))
                        .map(rest -> at(rest, ended))
                        .toList();
        return new FeedItem.Entry(
                FeedItem.Act.WITHDRAWN, old, rests, List.of(), Optional.of(cause(old, turn, finding)));
    }

    private static Rest at(Rest rest, Map<String, Long> ended) {
        long seq = ended.getOrDefault(rest.consent().value(), rest.consentSeq());
        return new Rest(rest.part(), rest.consent(), seq, rest.issuer(), rest.achievementType(), rest.ends());
    }

    /** What happened to the job comes first, then to the consents and the evidence, then what the new finding says. */
    private String cause(Member old, Turn turn, Optional<Finding> finding) {
        if (finding.isEmpty() || finding.get() instanceof Finding.Fit) {
            return DISPLACED;
        }
        Finding.Why why = ((Finding.Unfit) finding.get()).why();
        if (why == Finding.Why.JOB_CLOSED) {
            return why.code();
        }
        Optional<String> hidden = old.rests().stream()
                .flatMap(rest -> mask.apply(rest).stream())
                .min(Comparator.comparing(
                                (Candidates.Hidden one) -> one.consentEndedAt().isEmpty())
                        .thenComparing(Candidates.Hidden::cause))
                .map(Candidates.Hidden::cause);
        if (hidden.isPresent()) {
            return hidden.get();
        }
        if (old.rests().stream().anyMatch(rest -> rest.endsBy(now))) {
            return "expired";
        }
        if (old.rests().stream().anyMatch(rest -> !look.has(old.who().profile(), rest.part()))) {
            return Finding.Why.EVIDENCE_GONE.code();
        }
        return turn.why().contains(Turn.Why.JOB_CHANGED) ? "jobChanged" : why.code();
    }

    private Map<String, Long> ended(Member member) {
        Map<String, Long> ended = new HashMap<>();
        for (Rest rest : member.rests()) {
            mask.apply(rest)
                    .flatMap(Candidates.Hidden::consentEndedAt)
                    .ifPresent(seq -> ended.merge(rest.consent().value(), Math.max(seq, rest.consentSeq()), Math::max));
        }
        return ended;
    }

    private static Map<String, Long> kept(Map<String, Long> ended) {
        if (ended.size() <= MOST_ENDED) {
            return ended;
        }
        Map<String, Long> kept = new HashMap<>();
        ended.entrySet().stream().limit(MOST_ENDED).forEach(end -> kept.put(end.getKey(), end.getValue()));
        return kept;
    }

    /** An item that rests on what has left since is not shown with its reasons any more. */
    private static SortedMap<ProfileId, Member> clean(
            Head before, SortedMap<ProfileId, Member> next, List<FeedItem> items) {
        SortedMap<ProfileId, Member> clean = new TreeMap<>(next);
        for (FeedItem item : items) {
            for (FeedItem.Entry entry : item.changes()) {
                ProfileId profile = entry.member().who().profile();
                Optional<Member> old = Optional.ofNullable(before.members().get(profile));
                if (entry.act() != FeedItem.Act.WITHDRAWN
                        && old.filter(entry.member()::keeps).isEmpty()) {
                    clean.put(profile, entry.member().cleanFrom(item.seq()));
                }
            }
        }
        return clean;
    }
}
