package org.lerexchange.matching.vocabulary;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.lerexchange.edge.ModelState;
import org.lerexchange.edge.ReadModel;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.matching.taxonomy.Skill;
import org.lerexchange.matching.taxonomy.Taxonomy;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What the language holds, for operators: how many skills, and a digest of their ids and labels. */
final class TaxonomyState implements ReadModel {

    private final CurrentTaxonomy current;

    TaxonomyState(CurrentTaxonomy current) {
        this.current = current;
    }

    @Override
    public String name() {
        return "taxonomy";
    }

    @Override
    public Mono<ModelState> state() {
        return Mono.fromSupplier(() -> state(current.taxonomy())).subscribeOn(Schedulers.parallel());
    }

    private static ModelState state(Taxonomy taxonomy) {
        MessageDigest digest = sha256();
        add(digest, taxonomy.version());
        for (Skill skill : taxonomy.skills()) {
            add(digest, skill.id().value());
            add(digest, skill.preferredLabel());
            skill.alternativeLabels().forEach(label -> add(digest, label));
        }
        String hash = HexFormat.of().formatHex(digest.digest());
        return new ModelState(taxonomy.skills().size(), hash, hash);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
