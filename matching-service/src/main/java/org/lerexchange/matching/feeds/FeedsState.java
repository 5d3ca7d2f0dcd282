package org.lerexchange.matching.feeds;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lerexchange.edge.ModelState;
import org.lerexchange.edge.ReadModel;
import reactor.core.publisher.Mono;

/** The lists in brief; the story digest tells score, band and the outcome of each skill, without any pseudonym. */
record FeedsState(Memberships memberships) implements ReadModel {

    @Override
    public String name() {
        return "feeds";
    }

    @Override
    public Mono<ModelState> state() {
        return Mono.fromSupplier(() -> {
            List<Head> heads = memberships.all().stream()
                    .filter(head -> !head.members().isEmpty())
                    .sorted(Comparator.comparing(Head::job))
                    .toList();
            long count = heads.stream().mapToLong(head -> head.members().size()).sum();
            return new ModelState(count, digest(heads, FeedsState::whole), digest(heads, FeedsState::story));
        });
    }

    private static String whole(Member member) {
        String rests = member.rests().stream()
                .map(rest -> rest.consent().value() + "@" + rest.consentSeq() + ":"
                        + rest.part().value())
                .collect(Collectors.joining(","));
        return member.who().match().value() + " " + member.score() + " " + member.band() + " " + member.digest() + " "
                + rests;
    }

    private static String story(Member member) {
        return member.score() + " " + member.band() + " " + member.shape();
    }

    private static String digest(List<Head> heads, Function<Member, String> line) {
        Stream<String> lines = heads.stream()
                .flatMap(head -> Stream.concat(
                        Stream.of(head.job().value()),
                        head.members().values().stream().map(line).sorted()));
        try {
            byte[] text = lines.collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
