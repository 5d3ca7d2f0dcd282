package org.lerexchange.verifier.verification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lerexchange.edge.ModelState;
import org.lerexchange.edge.ReadModel;
import org.lerexchange.verifier.checks.Verdict;
import reactor.core.publisher.Mono;

/** The verdicts that stand, in brief. The story is told by credential ids, which mean the same at the next telling. */
class VerdictsModel implements ReadModel {

    private final Parts parts;

    VerdictsModel(Parts parts) {
        this.parts = parts;
    }

    @Override
    public String name() {
        return "verdicts";
    }

    @Override
    public Mono<ModelState> state() {
        return parts.all().filter(part -> !part.hasEnded()).collectList().map(VerdictsModel::state);
    }

    private static ModelState state(List<Part> parts) {
        return new ModelState(
                parts.size(),
                digest(parts.stream().map(part -> part.key().text() + ' ' + part.shared() + ' ' + told(part))),
                digest(parts.stream().map(VerdictsModel::told)));
    }

    private static String told(Part part) {
        String credential = part.facts().map(facts -> facts.credentialId()).orElse("-");
        return credential + ' ' + part.verdict().map(VerdictsModel::told).orElse("-");
    }

    private static String told(Verdict verdict) {
        return verdict.overall().wireName()
                + ' '
                + verdict.cause().map(Enum::name).orElse("-");
    }

    private static String digest(Stream<String> lines) {
        String text = lines.sorted().collect(Collectors.joining("\n"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
