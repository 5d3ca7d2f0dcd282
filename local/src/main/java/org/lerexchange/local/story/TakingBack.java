package org.lerexchange.local.story;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.lerexchange.local.Console;
import org.lerexchange.local.outside.Answer;
import org.lerexchange.local.outside.Ask;
import org.lerexchange.local.outside.FeedItem;
import org.lerexchange.local.outside.NotSeen;
import org.lerexchange.local.region.Learner;

/** The ways back: suspended and lifted, withdrawn and given again, distrusted and trusted again, revoked. */
final class TakingBack {

    /** From the command to the employer's live feed. */
    private static final Duration AT_MOST = Duration.ofSeconds(1);

    /** The records of hops are read beside the live feed, and may be a little later here. */
    private static final Duration RECORDS = Duration.ofSeconds(3);

    /** How long the feeds say nothing before something is taken back. */
    private static final Duration QUIET = Duration.ofMillis(500);

    private final Stage stage;
    private final Opening opening;
    private final Sharing sharing;
    private final ToldFact fact;

    TakingBack(Stage stage, Opening opening, Sharing sharing, ToldFact fact) {
        this.stage = stage;
        this.opening = opening;
        this.sharing = sharing;
        this.fact = fact;
    }

    /** A hop of the way back: what is said, on which topic, of which id. */
    private record Hop(String what, String topic, String id) {}

    void play(Steps steps) {
        steps.step("suspended", () -> gone(this::suspend, statusHops()));
        steps.step("the wallet says so", () -> standing("suspended"));
        steps.step("suspension lifted", () -> back(this::lift));
        String consent = fact.consentId();
        steps.step("consent withdrawn", () -> gone(() -> withdraw(consent), consentHops(consent)));
        steps.step("consent given again", () -> back(this::consentAgain));
        steps.step("issuer distrusted", () -> gone(this::distrust, trustHops()));
        steps.step("issuer accredited again", () -> back(this::accredit));
        steps.step("revoked", () -> gone(this::revoke, statusHops()));
        steps.step("the wallet says it is revoked", () -> standing("revoked"));
        steps.step("a revoked credential is not verified", () -> fact.checked(false));
    }

    private List<Hop> statusHops() {
        return List.of(
                new Hop("status changed", "ler.credential.status-changed", fact.credentialId()),
                new Hop("claim retracted", "ler.claim.retracted", fact.consentId()));
    }

    private static List<Hop> consentHops(String consent) {
        return List.of(new Hop("consent changed", "ler.consent.changed", consent));
    }

    private List<Hop> trustHops() {
        return List.of(new Hop("trust changed", "ler.trust.changed", opening.did(issuer())));
    }

    private String issuer() {
        return fact.told().achievement().tenant();
    }

    private Answer suspend() {
        return status("suspended", "Under review by the registrar", "suspend");
    }

    private Answer lift() {
        return status("inForce", "The review found nothing", "lift");
    }

    private Answer revoke() {
        return status("revoked", "Recorded by mistake", "revoke");
    }

    private Answer status(String standing, String reason, String step) {
        return stage.doors()
                .send(Ask.post(
                        stage.region().registrar(issuer()),
                        stage.exchange().issuer(),
                        "/awards/" + fact.award().id() + "/status",
                        Bodies.status(standing, reason),
                        stage.key(step, fact.award().id())));
    }

    private Answer withdraw(String consent) {
        return stage.doors()
                .send(Ask.delete(
                        learner().person(),
                        stage.exchange().wallet(),
                        "/consents/" + consent,
                        stage.key("withdraw", consent)));
    }

    private Answer consentAgain() {
        sharing.consent(learner(), "consent-again");
        fact.watch();
        sharing.wish(learner());
        return stage.doors().send(Ask.get(learner().person(), stage.exchange().wallet(), "/consents"));
    }

    private Answer distrust() {
        return opening.trust(issuer(), "withdrawn", "The agency ends its recognition", "distrust");
    }

    private Answer accredit() {
        return opening.trust(issuer(), "accredited", "Recognised again", "accredit-again");
    }

    private Learner learner() {
        return fact.told().learner();
    }

    /**
     * The match leaves the employer's live feed in time, with a reason, and is not there by REST. One fact at a time: what
     * the step before set off in other feeds has been said by then.
     */
    private Steps.Seen gone(Supplier<Answer> command, List<Hop> hops) {
        sharing.calm(QUIET);
        String match = fact.matchId();
        int records = stage.topics().position();
        int items = stage.feeds().position();
        long disturbances = stage.doors().disturbances();
        Instant from = stage.now();
        command.get().expectDone();
        FeedItem item = stage.patiently(within -> stage.feeds()
                .await(
                        "the match " + match + " withdrawn",
                        items,
                        one -> one.matchId().equals(match) && one.isWithdrawn(),
                        within));
        Duration took = Duration.between(from, item.arrived());
        tell(hops, records, from, item);
        boolean undisturbed = stage.doors().disturbances() == disturbances;
        if (undisturbed && took.compareTo(AT_MOST) > 0) {
            throw new NotSeen(
                    "the match withdrawn within " + Console.inWords(AT_MOST), "it took " + Console.inWords(took));
        }
        String cause = item.cause().orElseThrow(() -> new NotSeen("a reason of the withdrawal", item.json() + " came"));
        if (fact.isMember()) {
            throw new NotSeen("the match " + match + " gone by REST too", "it is still there");
        }
        return new Steps.Seen(
                "gone from feed and REST, because: " + cause
                        + (undisturbed ? "" : " (not timed: something was sent again)"),
                took);
    }

    private void tell(List<Hop> hops, int records, Instant from, FeedItem item) {
        Hops passed = new Hops(from);
        Instant since = from.truncatedTo(ChronoUnit.MILLIS);
        for (Hop hop : hops) {
            hop(passed, hop, records, since);
        }
        hop(passed, new Hop("feed item said", Matches.TOPIC, fact.told().job().id()), records, since);
        passed.passed("on the employer's live feed", item.arrived());
        passed.print(stage.console());
    }

    private void hop(Hops passed, Hop hop, int records, Instant since) {
        stage.topics()
                .find(
                        records,
                        one -> one.isOf(hop.topic())
                                && one.concerns(hop.id())
                                && !one.at().isBefore(since),
                        RECORDS)
                .ifPresentOrElse(
                        record -> passed.passed(hop.what(), record.at()),
                        () -> passed.notSeen(hop.what() + " (" + hop.topic() + ")"));
    }

    /** The match is there again, on the live feed and by REST. */
    private Steps.Seen back(Supplier<Answer> command) {
        int records = stage.topics().position();
        int items = stage.feeds().position();
        Instant from = stage.now();
        command.get().expectDone();
        FeedItem item = fact.appeared(records, items, from);
        return new Steps.Seen("there again, score " + item.score(), Duration.between(from, item.arrived()));
    }

    private Steps.Seen standing(String standing) {
        Instant from = stage.now();
        Answer answer = stage.patiently(within -> stage.doors()
                .until(
                        "the learner's wallet to show " + standing + " with a reason",
                        tries -> Ask.get(learner().person(), stage.exchange().wallet(), "/credentials"),
                        one -> one.json()
                                .path("items")
                                .valueStream()
                                .filter(item ->
                                        item.path("credentialId").asString("").equals(fact.credentialId()))
                                .anyMatch(item -> item.path("standing")
                                                .asString("")
                                                .equals(standing)
                                        && !item.path("reason").asString("").isEmpty()),
                        within));
        return new Steps.Seen(
                answer.json().path("items").size() + " credentials, this one " + standing, stage.since(from));
    }
}
