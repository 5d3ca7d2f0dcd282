package org.lerexchange.local.story;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lerexchange.local.outside.Answer;
import org.lerexchange.local.outside.Ask;
import org.lerexchange.local.outside.FeedItem;
import org.lerexchange.local.outside.NotSeen;
import org.lerexchange.local.outside.TopicRecord;
import org.lerexchange.local.region.Award;
import org.lerexchange.local.region.Told;
import tools.jackson.databind.JsonNode;

/** One award, followed from the institution to an employer's live feed, hop by hop. */
final class ToldFact {

    private final Stage stage;
    private final Told told;
    private final Award award;
    private final Awarding awarding;
    private final Sharing sharing;
    private final Matches matches;
    private String credentialId = "";
    private String matchId = "";
    private Optional<FeedItem> shown = Optional.empty();

    ToldFact(Stage stage, Told told, Award award, Parts parts) {
        this.stage = stage;
        this.told = told;
        this.award = award;
        this.awarding = parts.awarding();
        this.sharing = parts.sharing();
        this.matches = parts.matches();
    }

    /** What else of the story it needs. */
    record Parts(Awarding awarding, Sharing sharing, Matches matches) {}

    Told told() {
        return told;
    }

    Award award() {
        return award;
    }

    String credentialId() {
        return credentialId;
    }

    String matchId() {
        return matchId;
    }

    String consentId() {
        return sharing.consentOf(told.learner());
    }

    Steps.Seen play() {
        stage.console().say("");
        stage.console()
                .say("  " + told.achievement().tenant() + " records that "
                        + told.learner().name() + " has earned '"
                        + told.achievement().name() + "'; " + told.job().employer() + " looks for a "
                        + told.job().title() + ".");
        int records = stage.topics().position();
        int items = stage.feeds().position();
        watch();
        Instant from = stage.now();
        awarding.record(award).expectDone();
        Hops hops = new Hops(from).passed("POST /awards answered 202", stage.now());
        hop(hops, "award recorded", "ler.award.recorded", records, award.id());
        hop(hops, "award answered", "ler.award.answered", records, award.id());
        credentialId = stage.patiently(within -> awarding.credential(award, within));
        hop(hops, "credential issued and sealed", "ler.credential.issued", records, credentialId);
        stage.patiently(within -> {
            awarding.holds(told.learner(), List.of(credentialId), within);
            return credentialId;
        });
        Instant held = stage.now();
        onTheRoad(hops, records, from);
        FeedItem item = appeared(records, items, from);
        hops.passed("on the employer's live feed", item.arrived());
        hops.passed("(seen in the wallet, asked every few ms)", held);
        hops.print(stage.console());
        return new Steps.Seen(
                "award to live feed: " + told.achievement().name() + ", score " + item.score(),
                Duration.between(from, item.arrived()));
    }

    void watch() {
        List.of(told.job().id(), award.id(), consentId()).forEach(stage.topics()::watch);
    }

    private TopicRecord hop(Hops hops, String what, String topic, int from, String id) {
        TopicRecord record = stage.patiently(within -> stage.topics()
                .await(
                        what + " (" + topic + " of " + id + ")",
                        from,
                        one -> one.isOf(topic) && one.concerns(id),
                        within));
        hops.passed(what, record.at());
        return record;
    }

    private void onTheRoad(Hops hops, int records, Instant from) {
        Instant since = from.truncatedTo(ChronoUnit.MILLIS);
        TopicRecord presented = stage.patiently(within -> stage.topics()
                .await(
                        "the credential to be presented (ler.presentation.shared of " + consentId() + ")",
                        records,
                        one -> one.isOf("ler.presentation.shared")
                                && one.concerns(consentId())
                                && !one.at().isBefore(since),
                        within));
        hops.passed("held, and presented to the verifier", presented.at());
        TopicRecord verified =
                hop(hops, "verified, check by check", "ler.presentation.verified", records, presented.key());
        stage.topics()
                .find(
                        records,
                        one -> one.isOf("ler.profile.changed")
                                && !one.at().isBefore(verified.at())
                                && one.value().length > 0,
                        Stage.SHORT)
                .ifPresentOrElse(
                        profile -> hops.passed("in the pseudonymous profile", profile.at()),
                        () -> hops.notSeen("in the pseudonymous profile"));
    }

    /** The match is found by the consent on the topic, and then by its id on the live feed. */
    FeedItem appeared(int records, int items, Instant from) {
        String jobId = told.job().id();
        String consent = consentId();
        Instant since = from.truncatedTo(ChronoUnit.MILLIS);
        TopicRecord said = stage.patiently(within -> stage.topics()
                .await(
                        "a match of " + jobId + " that rests on the consent " + consent,
                        records,
                        record -> !record.at().isBefore(since)
                                && matches.there(record, jobId, consent).isPresent(),
                        within));
        matchId = matches.there(said, jobId, consent).orElseThrow();
        FeedItem item = stage.patiently(within -> stage.feeds()
                .await(
                        "the match " + matchId + " of " + jobId,
                        items,
                        one -> one.matchId().equals(matchId) && !one.isWithdrawn(),
                        within));
        stage.patiently(within -> stage.doors()
                .until(
                        "the match " + matchId + " among those of " + jobId + " by REST",
                        tries -> Ask.get(
                                told.job().employer(), stage.exchange().matching(), "/feeds/" + jobId + "/members"),
                        this::isMember,
                        within));
        shown = Optional.of(item);
        return item;
    }

    boolean isMember() {
        return isMember(stage.doors()
                .send(Ask.get(
                        told.job().employer(),
                        stage.exchange().matching(),
                        "/feeds/" + told.job().id() + "/members"))
                .expectDone());
    }

    private boolean isMember(Answer members) {
        return members.json()
                .path("items")
                .valueStream()
                .anyMatch(member -> member.path("matchId").asString("").equals(matchId));
    }

    Steps.Seen explained() {
        Instant from = stage.now();
        JsonNode explanation = stage.doors()
                .send(Ask.get(
                        told.job().employer(), stage.exchange().matching(), "/matches/" + matchId + "/explanation"))
                .expectDone()
                .json();
        List<String> lines = lines(explanation.path("reasons"));
        if (lines.isEmpty()) {
            lines = shown.map(item -> lines(item.json().path("reasons"))).orElse(List.of());
        }
        if (lines.isEmpty()) {
            throw new NotSeen("a reason of the match", explanation + " came");
        }
        stage.console().say("  Why " + told.job().employer() + " sees this candidate:");
        lines.forEach(stage.console()::say);
        return new Steps.Seen(lines.size() + " reasons of the match", stage.since(from));
    }

    private static List<String> lines(JsonNode reasons) {
        List<String> lines = new ArrayList<>();
        reasons.valueStream().forEach(reason -> lines.add("    " + line(reason)));
        return lines;
    }

    private static String line(JsonNode reason) {
        StringBuilder line = new StringBuilder(reason.path("label").asString(""));
        line.append(reason.path("mustHave").asBoolean(false) ? " (must-have): " : ": ")
                .append(reason.path("outcome").asString(""))
                .append(", ")
                .append(reason.path("points").asInt(0))
                .append(" points");
        for (String field :
                List.of("claim", "achievementType", "issuerName", "issuerKind", "when", "verdict", "asOf")) {
            String value = reason.path(field).asString("");
            if (!value.isEmpty()) {
                line.append("; ").append(field).append(' ').append(value);
            }
        }
        return line.toString();
    }

    /** Anybody to whom the learner hands the credential can have it checked. */
    Steps.Seen checked(boolean good) {
        Instant from = stage.now();
        String credential = stage.doors()
                .send(Ask.get(told.learner().person(), stage.exchange().wallet(), "/credentials/" + credentialId))
                .expectDone()
                .text();
        String step = good ? "verify" : "verify-revoked";
        Answer answer = stage.patiently(within -> stage.doors()
                .until(
                        "the credential to be " + (good ? "verified" : "refused"),
                        tries -> Ask.post(
                                told.job().employer(),
                                stage.exchange().verifier(),
                                "/credentials/verify",
                                Bodies.verify(credential),
                                stage.key(step, award.id(), tries)),
                        one -> !one.json().path("verified").isMissingNode()
                                && one.json().path("verified").asBoolean(!good) == good,
                        within));
        return new Steps.Seen(
                answer.json().path("checks").size() + " checks, " + (good ? "verified" : "not verified"),
                stage.since(from));
    }
}
