package org.lerexchange.matching.profiles;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.Document;
import org.lerexchange.matching.profiles.PartKey.ConsentId;

/** A profile as it is stored; {@code _id} is its pseudonym. Lists are sorted, so that equal profiles are equal documents. */
final class ProfileDocument {

    private ProfileDocument() {}

    static Document toDocument(Profile profile) {
        return new Document("seq", profile.seq())
                .append("preferences", last(new Document(), profile.wishes(), ProfileDocument::toDocument))
                .append(
                        "consents",
                        profile.consents().entrySet().stream()
                                .map(one -> last(
                                        new Document("id", one.getKey().value()),
                                        one.getValue(),
                                        ProfileDocument::toDocument))
                                .toList())
                .append(
                        "parts",
                        profile.parts().entrySet().stream()
                                .map(one -> last(key(one.getKey()), one.getValue(), ClaimDocument::toDocument))
                                .toList())
                .append("remaps", profile.remaps())
                .append("remappedAt", Date.from(profile.remappedAt()));
    }

    static Profile toProfile(Document stored) {
        TreeMap<ConsentId, Last<Terms>> consents = new TreeMap<>();
        documents(stored, "consents")
                .forEach(
                        one -> consents.put(new ConsentId(one.getString("id")), toLast(one, ProfileDocument::toTerms)));
        TreeMap<PartKey, Last<ProvedClaim>> parts = new TreeMap<>();
        documents(stored, "parts")
                .forEach(one -> parts.put(
                        new PartKey(new ConsentId(one.getString("consent")), one.getString("part")),
                        toLast(one, ClaimDocument::toClaim)));
        return new Profile(
                new ProfileId(stored.getString("_id")),
                toLast(stored.get("preferences", Document.class), ProfileDocument::toWishes),
                consents,
                parts,
                stored.getLong("remaps"),
                stored.getDate("remappedAt").toInstant());
    }

    private static Document key(PartKey key) {
        return new Document("consent", key.consent().value()).append("part", key.part());
    }

    private static <V> Document last(Document document, Last<V> last, Function<V, Document> value) {
        document.append("seq", last.seq()).append("time", Date.from(last.time()));
        last.value().ifPresent(present -> document.append("value", value.apply(present)));
        return document;
    }

    private static <V> Last<V> toLast(Document stored, Function<Document, V> value) {
        return new Last<>(
                stored.getLong("seq"),
                stored.getDate("time").toInstant(),
                Optional.ofNullable(stored.get("value", Document.class)).map(value));
    }

    private static Document toDocument(Wishes wishes) {
        Document document = new Document("modes", wishes.modes());
        wishes.area().ifPresent(area -> document.append("area", area));
        wishes.minimumHourlyPayCents().ifPresent(cents -> document.append("minimumHourlyPayCents", cents));
        return document;
    }

    private static Wishes toWishes(Document stored) {
        return new Wishes(
                Optional.ofNullable(stored.getString("area")),
                stored.getList("modes", String.class),
                Optional.ofNullable(stored.getLong("minimumHourlyPayCents")));
    }

    private static Document toDocument(Terms terms) {
        Document document = new Document("audienceKind", terms.audienceKind())
                .append("categories", terms.categories())
                .append("partIds", terms.parts());
        terms.audience().ifPresent(tenant -> document.append("audience", tenant));
        terms.until().ifPresent(until -> document.append("until", Date.from(until)));
        return document;
    }

    private static Terms toTerms(Document stored) {
        return new Terms(
                stored.getString("audienceKind"),
                Optional.ofNullable(stored.getString("audience")),
                instant(stored, "until"),
                stored.getList("categories", String.class),
                stored.getList("partIds", String.class));
    }

    static Optional<Instant> instant(Document stored, String field) {
        return Optional.ofNullable(stored.getDate(field)).map(Date::toInstant);
    }

    static Collection<Document> documents(Document stored, String field) {
        return stored.getList(field, Document.class, List.of());
    }
}
