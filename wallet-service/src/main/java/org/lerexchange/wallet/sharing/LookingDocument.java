package org.lerexchange.wallet.sharing;

import java.util.Date;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.lerexchange.wallet.consent.ProfileId;
import org.lerexchange.wallet.holders.HolderId;

/** The stored form of what is looked for. */
final class LookingDocument {

    private LookingDocument() {}

    static Document of(Looking looking) {
        Document document = new Document("holder", looking.holder().value())
                .append("seq", looking.seq())
                .append("changedAt", Date.from(looking.changedAt()));
        looking.preferences().ifPresent(preferences -> document.append("preferences", of(preferences)));
        return document;
    }

    static Looking read(Document document) {
        return new Looking(
                new ProfileId(document.getString("_id")),
                new HolderId(document.getString("holder")),
                Optional.ofNullable(document.get("preferences", Document.class)).map(LookingDocument::preferences),
                document.getLong("seq"),
                document.getDate("changedAt").toInstant());
    }

    private static Document of(Preferences preferences) {
        Document document = new Document(
                "modes",
                preferences.modes().stream()
                        .sorted()
                        .map(Preferences.Mode::name)
                        .toList());
        preferences.area().ifPresent(area -> document.append("area", area));
        preferences.minimumHourlyPayCents().ifPresent(cents -> document.append("minimumHourlyPayCents", cents));
        return document;
    }

    private static Preferences preferences(Document document) {
        return new Preferences(
                Optional.ofNullable(document.getString("area")),
                document.getList("modes", String.class).stream()
                        .map(Preferences.Mode::valueOf)
                        .collect(Collectors.toSet()),
                Optional.ofNullable(document.getLong("minimumHourlyPayCents")));
    }
}
