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

/**
 * The stored form of a head: two documents per job. The head itself says how far the feed has come and what the last turns
 * changed; the other one has the members as they were at an earlier turn. Most turns change a few of some hundred members:
 * they write the small document alone (decision 0008).
 */
final class HeadDocument {

    private HeadDocument() {}

    /** What one turn changed of the members. */
    record Step(List<String> gone, List<Document> put) {
        Step {
            gone = List.copyOf(gone);
            put = List.copyOf(put);
        }

        static Step between(Head before, Head after) {
            Head.Difference difference = Head.difference(before.members(), after.members());
            return new Step(
                    difference.gone().stream()
                            .map(member -> member.who().profile().value())
                            .toList(),
                    difference.put().stream().map(HeadDocument::of).toList());
        }

        /** Members in it; one that was put takes ten times the place of one that is gone. */
        int weight() {
            return gone.size() + 10 * put.size();
        }

        private Document toDocument() {
            return new Document("gone", gone).append("put", put);
        }
    }

    /** The last turns' steps, oldest first; the last one led to the head's turn. */
    static List<Step> steps(Document head) {
        return head.getList("steps", Document.class, List.of()).stream()
                .map(step -> new Step(step.getList("gone", String.class), step.getList("put", Document.class)))
                .toList();
    }

    /** Those that came after the turn. */
    static List<Step> stepsAfter(Document head, long turn) {
        List<Step> steps = steps(head);
        int after = Math.clamp(turn(head) - turn, 0, steps.size());
        return steps.subList(steps.size() - after, steps.size());
    }

    static long turn(Document stored) {
        return Optional.ofNullable(stored.getLong("turn")).orElse(0L);
    }

    /** What the members' document is to be, where a head still has them in it, as earlier builds wrote it. */
    static Optional<Document> membersWithin(Document head) {
        return Optional.ofNullable(head.getList("members", Document.class))
                .map(members -> new Document("turn", turn(head)).append("members", members));
    }

    static Document of(Head head, List<Step> steps) {
        return new Document("employer", head.employer())
                .append("epoch", head.epoch())
                .append("seq", head.seq())
                .append("turn", head.turn())
                .append("steps", steps.stream().map(Step::toDocument).toList())
                .append(
                        "ended",
                        head.ended().entrySet().stream()
                                .map(end -> new Document("consent", end.getKey()).append("seq", end.getValue()))
                                .toList());
    }

    /** The members of the head, as of its turn. */
    static Document members(Head head) {
        return new Document("turn", head.turn())
                .append(
                        "members",
                        head.members().values().stream().map(HeadDocument::of).toList());
    }

    /** @param members not older than the first of the head's steps, and not newer than the head */
    static Head toHead(Document head, Optional<Document> members) {
        long from = members.map(HeadDocument::turn).orElse(0L);
        List<Step> missing = stepsAfter(head, from);
        if (missing.size() != turn(head) - from) {
            throw new IllegalStateException("expected members of a turn from "
                    + (turn(head) - steps(head).size()) + " to " + turn(head) + ", but those of turn " + from
                    + " came for job " + head.getString("_id"));
        }
        SortedMap<ProfileId, Member> list = new TreeMap<>();
        members.stream()
                .flatMap(stored -> stored.getList("members", Document.class).stream())
                .forEach(member -> put(list, member));
        missing.forEach(step -> {
            step.gone().forEach(profile -> list.remove(new ProfileId(profile)));
            step.put().forEach(member -> put(list, member));
        });
        return new Head(
                new JobId(head.getString("_id")),
                head.getString("employer"),
                head.getLong("epoch"),
                head.getLong("seq"),
                turn(head),
                list,
                ended(head));
    }

    private static void put(SortedMap<ProfileId, Member> list, Document stored) {
        Member member = toMember(stored);
        list.put(member.who().profile(), member);
    }

    private static Map<String, Long> ended(Document head) {
        Map<String, Long> ended = new HashMap<>();
        head.getList("ended", Document.class, List.of())
                .forEach(end -> ended.put(end.getString("consent"), end.getLong("seq")));
        return ended;
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
