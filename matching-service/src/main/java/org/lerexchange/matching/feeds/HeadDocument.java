package org.lerexchange.matching.feeds;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.lerexchange.matching.index.CandidatePart;
import org.lerexchange.matching.index.ProfileId;
import org.lerexchange.matching.jobs.JobId;
import org.lerexchange.matching.ranking.MatchOutcome;

/** The stored form of a head: one document per job. */
final class HeadDocument {

    private HeadDocument() {}

    static Document of(Head head) {
        return new Document("employer", head.employer())
                .append("epoch", head.epoch())
                .append("seq", head.seq())
                .append(
                        "members",
                        head.members().values().stream().map(HeadDocument::of).toList())
                .append(
                        "ended",
                        head.ended().entrySet().stream()
                                .map(end -> new Document("consent", end.getKey()).append("seq", end.getValue()))
                                .toList());
    }

    static Head toHead(Document stored) {
        SortedMap<ProfileId, Member> members = new TreeMap<>();
        stored.getList("members", Document.class, List.of()).stream()
                .map(HeadDocument::toMember)
                .forEach(member -> members.put(member.who().profile(), member));
        Map<String, Long> ended = new HashMap<>();
        stored.getList("ended", Document.class, List.of())
                .forEach(end -> ended.put(end.getString("consent"), end.getLong("seq")));
        return new Head(
                new JobId(stored.getString("_id")),
                stored.getString("employer"),
                stored.getLong("epoch"),
                stored.getLong("seq"),
                members,
                ended);
    }

    private static Document of(Member member) {
        return new Document("profile", member.who().profile().value())
                .append("match", member.who().match().value())
                .append("candidate", member.who().candidate())
                .append("score", member.score())
                .append("band", member.band().name())
                .append("rests", member.rests().stream().map(HeadDocument::of).toList())
                .append("digest", member.digest())
                .append("shape", member.shape())
                .append("cleanFrom", member.cleanFrom());
    }

    private static Member toMember(Document stored) {
        Member.Who who = new Member.Who(
                new ProfileId(stored.getString("profile")),
                new MatchId(stored.getString("match")),
                stored.getString("candidate"));
        return new Member(
                who,
                stored.getInteger("score"),
                MatchOutcome.Band.valueOf(stored.getString("band")),
                stored.getList("rests", Document.class).stream()
                        .map(HeadDocument::toRest)
                        .toList(),
                stored.getString("digest"),
                stored.getString("shape"),
                stored.getLong("cleanFrom"));
    }

    private static Document of(Rest rest) {
        Document document = new Document("part", rest.part().value())
                .append("consent", rest.consent().value())
                .append("seq", rest.consentSeq())
                .append("issuer", rest.issuer())
                .append("type", rest.achievementType());
        rest.ends().ifPresent(ends -> document.append("ends", Date.from(ends)));
        return document;
    }

    private static Rest toRest(Document stored) {
        Optional<Instant> ends = Optional.ofNullable(stored.getDate("ends")).map(Date::toInstant);
        return new Rest(
                new CandidatePart.PartId(stored.getString("part")),
                new CandidatePart.ConsentId(stored.getString("consent")),
                stored.getLong("seq"),
                stored.getString("issuer"),
                stored.getString("type"),
                ends);
    }
}
