package org.lerexchange.verifier.trust;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.lerexchange.edge.ModelState;
import org.lerexchange.edge.ReadModel;
import reactor.core.publisher.Mono;

/** What the register holds, in brief: one line per issuer, by its tenant where it is of the region. */
final class TrustModel implements ReadModel {

    private final Accreditations accreditations;
    private final KnownIssuers issuers;

    TrustModel(Accreditations accreditations, KnownIssuers issuers) {
        this.accreditations = accreditations;
        this.issuers = issuers;
    }

    @Override
    public String name() {
        return "trust";
    }

    @Override
    public Mono<ModelState> state() {
        return accreditations
                .all()
                .collectList()
                .map(all -> new ModelState(all.size(), digest(all, String::valueOf), digest(all, this::story)));
    }

    private String story(Accreditation one) {
        String issuer = issuers.find(one.did())
                .map(KnownIssuer::tenant)
                .orElseGet(() -> one.did().replaceFirst("%3[Aa][0-9]+", ""));
        return issuer
                + '|'
                + one.agency()
                + '|'
                + one.trust().state()
                + '|'
                + one.trust().achievementTypes();
    }

    private static String digest(List<Accreditation> all, Function<Accreditation, String> line) {
        String text = String.join("\n", all.stream().map(line).sorted().toList());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
