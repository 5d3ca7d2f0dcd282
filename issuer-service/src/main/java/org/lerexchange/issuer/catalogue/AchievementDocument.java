package org.lerexchange.issuer.catalogue;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** An achievement with all its versions as it is stored; {@code _id} is tenant:code. */
final class AchievementDocument {

    private AchievementDocument() {}

    static Document toDocument(List<Achievement> versions) {
        return new Document(
                "versions", versions.stream().map(one -> content(one.content())).toList());
    }

    static List<Achievement> toVersions(Document stored) {
        AchievementId id = AchievementId.ofKey(stored.getString("_id"));
        List<Achievement> versions = new ArrayList<>();
        for (Document version : stored.getList("versions", Document.class)) {
            versions.add(new Achievement(id, versions.size() + 1, content(version)));
        }
        return versions;
    }

    private static Document content(Achievement.Content content) {
        return new Document("name", content.name())
                .append("description", content.description())
                .append("criteria", content.criteria())
                .append("type", content.type().value())
                .append(
                        "alignments",
                        content.alignments().stream()
                                .map(AchievementDocument::alignment)
                                .toList());
    }

    private static Achievement.Content content(Document stored) {
        return new Achievement.Content(
                stored.getString("name"),
                stored.getString("description"),
                stored.getString("criteria"),
                new AchievementType(stored.getString("type")),
                stored.getList("alignments", Document.class).stream()
                        .map(AchievementDocument::alignment)
                        .toList());
    }

    private static Document alignment(Alignment alignment) {
        Document document = new Document("name", alignment.name())
                .append("url", alignment.url().toString());
        alignment.framework().ifPresent(text -> document.append("framework", text));
        alignment.code().ifPresent(text -> document.append("code", text));
        alignment.type().ifPresent(text -> document.append("type", text));
        return document;
    }

    private static Alignment alignment(Document stored) {
        return new Alignment(
                stored.getString("name"),
                URI.create(stored.getString("url")),
                Optional.ofNullable(stored.getString("framework")),
                Optional.ofNullable(stored.getString("code")),
                Optional.ofNullable(stored.getString("type")));
    }
}
