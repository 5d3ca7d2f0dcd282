package org.lerexchange.matching.index;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lerexchange.edge.ModelState;
import org.lerexchange.edge.ReadModel;
import reactor.core.publisher.Mono;

/**
 * The index and the mask in brief. The story digest tells of each profile which skills and achievement types of which
 * institutions are shown and with what outcome, what the mask hides left out.
 */
final class IndexState implements ReadModel {
    private final CandidateIndex index;
    private final Mask mask;

    IndexState(CandidateIndex index, Mask mask) {
        this.index = index;
        this.mask = mask;
    }

    @Override
    public String name() {
        return "index";
    }

    @Override
    public Mono<ModelState> state() {
        return Mono.fromSupplier(() -> new ModelState(index.size(), digest(whole()), digest(story())));
    }

    private Stream<String> whole() {
        Stream<String> profiles =
                index.all().sorted(Comparator.comparing(CandidateProfile::id)).map(CandidateProfile::toString);
        return Stream.concat(profiles, mask.lines());
    }

    private Stream<String> story() {
        return index.all().map(this::story).filter(line -> !line.isEmpty()).sorted();
    }

    private String story(CandidateProfile profile) {
        return profile.parts().stream()
                .filter(part -> !mask.hides(part, Instant.MIN))
                .map(part -> story(part.claim()))
                .sorted()
                .collect(Collectors.joining(";"));
    }

    private static String story(CandidateClaim claim) {
        return Stream.of(
                        Stream.of(
                                claim.outcome().name(),
                                claim.achievement().type(),
                                claim.issuer().tenant()),
                        claim.skills().stream()
                                .map(shown -> shown.skill().value())
                                .sorted()
                                .distinct())
                .flatMap(words -> words)
                .collect(Collectors.joining(","));
    }

    private static String digest(Stream<String> lines) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> sha256.update((line + '\n').getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
