package org.lerexchange.local.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.lerexchange.local.outside.Answer;
import org.lerexchange.local.outside.Ask;
import org.lerexchange.local.outside.Doors;
import org.lerexchange.local.outside.NotSeen;
import org.lerexchange.local.region.Award;
import org.lerexchange.local.region.Cast;
import org.lerexchange.local.region.Learner;
import tools.jackson.databind.JsonNode;

/** Institutions record, learners open their wallets, and each recorded award is in a wallet, once. */
final class Awarding {

    /** Rows that one institution sends as a file instead of one by one. */
    private static final int ROSTER = 40;

    /** A wrong code is counted, so it is asked for seldom; the wallet service hears of a person within a second. */
    private static final Duration BETWEEN_CLAIMS = Duration.ofMillis(1_200);

    private static final int MOST_CLAIMS = 5;
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;

    private final Stage stage;
    private final List<Award> awards;
    private final List<Award> onRoster;
    private final Map<String, String> credentials = new ConcurrentHashMap<>();

    Awarding(Stage stage, Cast cast) {
        this.stage = stage;
        this.awards = cast.awards(stage.play().seed(), stage.play().run());
        this.onRoster = awards.stream()
                .filter(award -> award.tenant().equals("college"))
                .filter(award -> award.employment().isEmpty())
                .limit(ROSTER)
                .toList();
    }

    int count() {
        return awards.size();
    }

    int credentialCount() {
        return credentials.size();
    }

    Steps.Seen record() {
        Instant from = stage.now();
        List<Award> single =
                awards.stream().filter(award -> !onRoster.contains(award)).toList();
        sendRoster();
        stage.together().each("awards", single, award -> record(award).expectDone());
        rosterIsDone();
        return new Steps.Seen(
                awards.size() + " awards are recorded, " + onRoster.size() + " of them by one roster",
                stage.since(from));
    }

    Answer record(Award award) {
        return stage.doors()
                .send(Ask.post(
                        stage.region().registrar(award.tenant()),
                        stage.exchange().issuer(),
                        "/awards",
                        Bodies.award(award),
                        stage.key("award", award.id())));
    }

    private String rosterId() {
        return "s" + stage.play().seed() + "-r" + stage.play().run() + "-roster";
    }

    private void sendRoster() {
        stage.doors()
                .send(Ask.csv(
                        stage.region().registrar("college"),
                        stage.exchange().issuer(),
                        "/rosters/" + rosterId(),
                        Bodies.roster(onRoster),
                        stage.key("roster", "college")))
                .expectDone();
    }

    private void rosterIsDone() {
        Answer done = stage.doors()
                .until(
                        "the roster to be worked off",
                        tries -> Ask.get(
                                stage.region().registrar("college"),
                                stage.exchange().issuer(),
                                "/rosters/" + rosterId()),
                        answer -> answer.json().path("done").asBoolean(false),
                        Stage.LONG);
        if (done.json().path("recorded").asInt(0) != onRoster.size()) {
            throw new NotSeen(onRoster.size() + " recorded rows of the roster", done.shown() + " came");
        }
    }

    Steps.Seen claim() {
        Instant from = stage.now();
        Map<Learner, Award> first = new LinkedHashMap<>();
        awards.stream()
                .sorted(Comparator.comparing(Award::id))
                .forEach(award -> first.putIfAbsent(award.learner(), award));
        AtomicInteger before = new AtomicInteger();
        stage.together().each("wallets", List.copyOf(first.entrySet()), entry -> {
            if (hasWallet(entry.getKey())) {
                before.incrementAndGet();
            } else {
                claim(entry.getKey(), entry.getValue());
            }
            return entry;
        });
        return new Steps.Seen(
                first.size() + " learners have a wallet" + (before.get() > 0 ? ", " + before + " since before" : ""),
                stage.since(from));
    }

    private boolean hasWallet(Learner learner) {
        Answer answer =
                stage.doors().send(Ask.get(learner.person(), stage.exchange().wallet(), "/wallet"));
        if (answer.done()) {
            return true;
        }
        if (answer.status() == NOT_FOUND || answer.status() == FORBIDDEN) {
            return false;
        }
        throw new NotSeen("the wallet of " + learner.person() + ", or none", answer.shown() + " came");
    }

    /** The code is asked for anew each time, since another award may have brought another. */
    private void claim(Learner learner, Award award) {
        for (int tries = 0; ; tries++) {
            String code = claimCode(award);
            Answer answer = stage.doors()
                    .send(Ask.post(
                            learner.person(),
                            stage.exchange().wallet(),
                            "/wallets/claim",
                            Bodies.claim(code),
                            stage.key("claim", learner.person(), tries)));
            if (answer.done()) {
                return;
            }
            if (tries >= MOST_CLAIMS) {
                throw new NotSeen(
                        "the wallet of " + learner.person() + " to open with the code of " + award.id(),
                        answer.shown() + " came");
            }
            Doors.pause(BETWEEN_CLAIMS);
        }
    }

    private String claimCode(Award award) {
        return stage.doors()
                .until(
                        "a claim code for " + award.id(),
                        tries -> about(award),
                        answer -> !answer.field("claimCode").isEmpty(),
                        Stage.LONG)
                .field("claimCode");
    }

    Ask about(Award award) {
        return Ask.get(
                stage.region().registrar(award.tenant()), stage.exchange().issuer(), "/awards/" + award.id());
    }

    Steps.Seen issued() {
        Instant from = stage.now();
        stage.together().each("credentials issued", awards, award -> {
            credentials.put(award.id(), credential(award, Stage.LONG));
            return award;
        });
        return new Steps.Seen(credentials.size() + " credentials are issued and signed", stage.since(from));
    }

    /** The credential of the award, once it is issued. */
    String credential(Award award, Duration within) {
        Answer issued = stage.doors()
                .until(
                        "the award " + award.id() + " to be issued",
                        tries -> about(award),
                        answer -> answer.field("state").equals("issued")
                                || answer.field("state").equals("refused"),
                        within);
        if (issued.field("credentialId").isEmpty()) {
            throw new NotSeen("a credential of " + award.id(), issued.shown() + " came");
        }
        return issued.field("credentialId");
    }

    Steps.Seen inWallets() {
        Instant from = stage.now();
        Map<Learner, List<String>> expected = new LinkedHashMap<>();
        awards.forEach(award -> expected.computeIfAbsent(award.learner(), learner -> new ArrayList<>())
                .add(Optional.ofNullable(credentials.get(award.id())).orElse("")));
        stage.together().each("wallets filled", List.copyOf(expected.entrySet()), entry -> {
            holds(entry.getKey(), entry.getValue(), Stage.LONG);
            return entry;
        });
        return new Steps.Seen("every award is in its learner's wallet, once", stage.since(from));
    }

    /** Waits until the learner sees each of the credentials in the wallet, exactly once. */
    void holds(Learner learner, List<String> credentialIds, Duration within) {
        stage.doors()
                .until(
                        "once in the wallet of " + learner.person() + ": " + credentialIds,
                        tries -> Ask.get(learner.person(), stage.exchange().wallet(), "/credentials"),
                        answer -> credentialIds.stream().allMatch(id -> times(answer.json(), id) == 1),
                        within);
    }

    private static long times(JsonNode credentials, String id) {
        return credentials
                .path("items")
                .valueStream()
                .filter(item -> item.path("credentialId").asString("").equals(id))
                .count();
    }
}
