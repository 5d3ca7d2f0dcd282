package org.lerexchange.testkit.doors;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lerexchange.testkit.store.StoreTrail;

/** Asks about other tenants' objects and about none, in turns, and keeps what came of it. */
final class Pairs {

    private final Door door;
    private final StoreTrail trail;
    private final Map<String, List<Likeness>> asked = new LinkedHashMap<>();

    Pairs(Door door, StoreTrail trail) {
        this.door = door;
        this.trail = trail;
    }

    /** Asks both, now this one first and now that, as the first of two may pay for the second. */
    void ask(String operation, Door.Ask theirs, Door.Ask none) {
        List<Likeness> before = asked.computeIfAbsent(operation, first -> new ArrayList<>());
        if (before.size() % 2 == 0) {
            Likeness.Asked first = ask(theirs);
            before.add(new Likeness(first, ask(none)));
        } else {
            Likeness.Asked first = ask(none);
            before.add(new Likeness(ask(theirs), first));
        }
    }

    private Likeness.Asked ask(Door.Ask ask) {
        String mark = UUID.randomUUID().toString();
        long began = System.nanoTime();
        Door.Answer answer = door.send(ask, Map.of(Trailing.HEADER, mark));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return new Likeness.Asked(answer, trail.of(mark), took);
    }

    /** By operation, each once; empty where nobody can tell anything apart. */
    List<String> differences() {
        return asked.entrySet().stream()
                .flatMap(one -> one.getValue().stream()
                        .flatMap(pair -> pair.differences().stream())
                        .map(difference -> one.getKey() + ' ' + difference))
                .distinct()
                .toList();
    }

    /** Everything that was asked of the store for them: where it is nothing, nobody has listened. */
    Set<String> commands() {
        return asked.values().stream()
                .flatMap(List::stream)
                .flatMap(pair -> Stream.of(pair.theirs(), pair.none()))
                .flatMap(one -> one.trail().commands().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One line: how long the service took, and what the store found, of theirs and of none. */
    String medians() {
        if (asked.isEmpty()) {
            return "no request is about another tenant's object";
        }
        return asked.entrySet().stream()
                .map(one -> "%s %s ms".formatted(one.getKey(), medians(one.getValue())) + found(one.getValue()))
                .collect(Collectors.joining("; ", "medians, another tenant's object / none: ", ""));
    }

    private static String medians(List<Likeness> pairs) {
        return String.format(
                Locale.ROOT, "%.2f / %.2f", median(pairs, Likeness::theirs), median(pairs, Likeness::none));
    }

    private static double median(List<Likeness> pairs, Function<Likeness, Likeness.Asked> side) {
        List<Duration> sorted =
                pairs.stream().map(pair -> side.apply(pair).took()).sorted().toList();
        return sorted.get(sorted.size() / 2).toNanos() / 1e6;
    }

    /** The same command takes longer where it finds something. */
    private static String found(List<Likeness> pairs) {
        Likeness last = pairs.getLast();
        long theirs = last.theirs().trail().found();
        long none = last.none().trail().found();
        return theirs == none ? "" : " (the store found " + theirs + " / " + none + ")";
    }
}
