package org.lerexchange.matching.vocabulary;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.Skill;
import org.lerexchange.matching.taxonomy.SkillId;
import org.lerexchange.matching.taxonomy.Taxonomy;

/** The content of a batch as it is stored: a document that its own digest names, and that therefore never changes. */
final class BatchDocument {

    private BatchDocument() {}

    /** Of the content: the same rows in the same order have the same. */
    static String digest(TaxonomyBatch batch) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(toDocument(batch).toJson().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String id(String version, int number, String digest) {
        return version + '#' + number + '#' + digest;
    }

    static Document toDocument(TaxonomyBatch batch) {
        return new Document(
                        "skills",
                        batch.skills().stream().map(BatchDocument::skill).toList())
                .append(
                        "occupations",
                        batch.occupations().stream()
                                .map(BatchDocument::occupation)
                                .toList());
    }

    /** The taxonomy of these batches. Refuses a skill, or an occupation, that is there twice. */
    static Taxonomy toTaxonomy(String version, Collection<Document> stored) {
        List<Skill> skills = new ArrayList<>();
        List<Taxonomy.Relation> relations = new ArrayList<>();
        List<Occupation> occupations = new ArrayList<>();
        for (Document batch : stored) {
            for (Document row : batch.getList("skills", Document.class)) {
                Skill skill = skill(row);
                skills.add(skill);
                row.getList("broader", String.class)
                        .forEach(broader -> relations.add(
                                new Taxonomy.Relation(skill.id(), Taxonomy.Relation.Kind.BROADER, broader)));
            }
            batch.getList("occupations", Document.class).forEach(row -> occupations.add(occupation(row)));
        }
        return new Taxonomy(version, skills, occupations, relations);
    }

    private static Document skill(TaxonomyBatch.Row row) {
        return new Document("id", row.skill().id().value())
                .append("label", row.skill().preferredLabel())
                .append("alternatives", row.skill().alternativeLabels())
                .append("kind", row.skill().kind().name())
                .append("broader", row.broader());
    }

    private static Skill skill(Document stored) {
        return new Skill(
                new SkillId(stored.getString("id")),
                stored.getString("label"),
                stored.getList("alternatives", String.class),
                Optional.empty(),
                Skill.Kind.valueOf(stored.getString("kind")));
    }

    private static Document occupation(Occupation occupation) {
        return new Document("id", occupation.code().value())
                .append("label", occupation.title())
                .append("alternatives", occupation.alternativeTitles());
    }

    private static Occupation occupation(Document stored) {
        return new Occupation(
                new Occupation.Code(stored.getString("id")),
                stored.getString("label"),
                stored.getList("alternatives", String.class),
                List.of());
    }
}
