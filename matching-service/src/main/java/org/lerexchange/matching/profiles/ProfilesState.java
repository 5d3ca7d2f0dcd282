package org.lerexchange.matching.profiles;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lerexchange.edge.ModelState;
import org.lerexchange.edge.ReadModel;
import reactor.core.publisher.Mono;

/**
 * The profiles that take part, in brief: without gravestones and without their own seq, which a rebuild from compacted
 * topics need not bring back. The story digest is of skills, achievement types, institutions and outcomes alone.
 */
final class ProfilesState implements ReadModel {
    private final Profiles profiles;

    ProfilesState(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public String name() {
        return "profiles";
    }

    @Override
    public Mono<ModelState> state() {
        return profiles.all()
                .filter(profile -> profile.shown().findAny().isPresent())
                .map(Line::of)
                .collectList()
                .map(ProfilesState::state);
    }

    /** One profile: who it is with all of it, and what a story tells of it. */
    private record Line(String id, String whole, String story) {
        static Line of(Profile profile) {
            String whole = profile.id() + " " + profile.wishes() + " "
                    + profile.shown().map(Object::toString).collect(Collectors.joining(";"));
            String story =
                    profile.shown().map(shown -> story(shown.claim())).sorted().collect(Collectors.joining(";"));
            return new Line(profile.id().value(), whole, story);
        }

        private static String story(ProvedClaim claim) {
            String did = claim.issuer().did();
            Stream<String> skills = claim.alignments().stream()
                    .flatMap(alignment -> alignment.found().stream())
                    .map(ProvedClaim.Found::skillId)
                    .sorted()
                    .distinct();
            return Stream.concat(
                            Stream.of(
                                    claim.outcome().name(),
                                    claim.achievementType(),
                                    did.substring(did.lastIndexOf(':') + 1)),
                            skills)
                    .collect(Collectors.joining(","));
        }
    }

    private static ModelState state(List<Line> lines) {
        return new ModelState(
                lines.size(),
                digest(lines.stream().sorted(Comparator.comparing(Line::id)).map(Line::whole)),
                digest(lines.stream().map(Line::story).sorted()));
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
