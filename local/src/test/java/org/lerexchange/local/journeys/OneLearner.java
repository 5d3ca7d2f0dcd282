package org.lerexchange.local.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.lerexchange.local.parts.Part;
import tools.jackson.databind.JsonNode;

/** A college, an employer with one open job, and a learner whom a certificate makes fit for it. */
record OneLearner(Journey journey) {

    static final String JOB = "journey-phlebotomist";
    private static final String SKILL = "ler:skill:phlebotomy";
    private static final String EMAIL = "learner@example.org";

    private JsonNode done(Part part, String method, String path, String person, String body) {
        Journey.Answer answer = journey.sendJson(part, method, path, person, body);
        assertThat(answer.status())
                .as(method + " " + path + ": " + answer.body())
                .isBetween(200, 299);
        return journey.read(answer);
    }

    private JsonNode asked(Part part, String path, String person) {
        return done(part, "GET", path, person, "");
    }

    /** An accredited college that teaches what an employer looks for. */
    void begins() {
        String did = done(
                        Part.ISSUER,
                        "PUT",
                        "/institutions/college",
                        JourneyPeople.AGENCY,
                        "{\"name\":\"Alder Bay Community College\",\"kind\":\"institution\"}")
                .path("did")
                .asString("");
        Journey.await("the verifier to know the college")
                .untilAsserted(() -> done(
                        Part.VERIFIER,
                        "POST",
                        "/trust",
                        JourneyPeople.AGENCY,
                        "{\"did\":\"" + did + "\",\"state\":\"accredited\",\"achievementTypes\":[]}"));
        done(Part.ISSUER, "PUT", "/achievements/phlebotomy", JourneyPeople.REGISTRAR, """
            {"name":"Phlebotomy","description":"Draws blood.","criteria":"Sixty draws.",
             "achievementType":"Certificate","alignments":[{"targetName":"phlebotomy","targetUrl":"%s",
             "targetCode":"%s","targetType":"ceasn:Competency","targetFramework":"LER starter skills"}]}\
            """.formatted(SKILL, SKILL));
        done(Part.MATCHING, "PUT", "/jobs/" + JOB, JourneyPeople.RECRUITER, """
            {"title":"Phlebotomist","mode":"onSite",
             "skills":[{"skillId":"%s","required":true,"mustHave":true}]}\
            """.formatted(SKILL));
    }

    /** The id of the credential. */
    String earns(String award) {
        done(
                Part.ISSUER,
                "POST",
                "/awards",
                JourneyPeople.REGISTRAR,
                "{\"awardId\":\"" + award + "\",\"achievement\":\"phlebotomy\",\"email\":\"" + EMAIL + "\"}");
        Journey.await(award + " to be issued, or to wait for a wallet")
                .until(() -> about(award).has("credentialId") || about(award).has("claimCode"));
        if (!about(award).has("credentialId")) {
            claims(about(award).path("claimCode").asString(""));
            Journey.await(award + " to be issued").until(() -> about(award).has("credentialId"));
        }
        return about(award).path("credentialId").asString("");
    }

    private JsonNode about(String award) {
        return asked(Part.ISSUER, "/awards/" + award, JourneyPeople.REGISTRAR);
    }

    private void claims(String code) {
        Journey.await("the wallet to open")
                .untilAsserted(() -> done(
                        Part.WALLET, "POST", "/wallets/claim", JourneyPeople.LEARNER, "{\"code\":\"" + code + "\"}"));
    }

    void shares() {
        done(Part.WALLET, "POST", "/consents", JourneyPeople.LEARNER, """
            {"purpose":"matching","categories":[],"audience":{"kind":"regionEmployers"},"live":true}\
            """);
        Journey.await("the learner's wishes to be taken")
                .untilAsserted(() ->
                        done(Part.WALLET, "PUT", "/preferences", JourneyPeople.LEARNER, "{\"modes\":[\"onSite\"]}"));
    }

    void isRevoked(String award) {
        done(
                Part.ISSUER,
                "POST",
                "/awards/" + award + "/status",
                JourneyPeople.REGISTRAR,
                "{\"standing\":\"revoked\",\"reason\":\"A trial\"}");
    }

    /** How the learner's wallet says that it stands; empty where it is not there. */
    Optional<String> standing(String credential) {
        return held().stream()
                .filter(item -> item.path("credentialId").asString("").equals(credential))
                .map(item -> item.path("standing").asString(""))
                .findFirst();
    }

    List<JsonNode> held() {
        return asked(Part.WALLET, "/credentials", JourneyPeople.LEARNER)
                .path("items")
                .valueStream()
                .toList();
    }

    boolean isVerified(String credential) {
        String text = journey.get(Part.WALLET, "/credentials/" + credential, JourneyPeople.LEARNER)
                .body();
        Journey.Answer answer = journey.sendJson(
                Part.VERIFIER,
                "POST",
                "/credentials/verify",
                JourneyPeople.RECRUITER,
                "{\"verifiableCredential\":" + text + "}");
        return journey.read(answer).path("verified").asBoolean();
    }

    int candidates() {
        return asked(Part.MATCHING, "/feeds/" + JOB + "/members", JourneyPeople.RECRUITER)
                .path("items")
                .size();
    }

    /** What the employer's feed of the job has said so far. */
    List<String> acts() {
        return asked(Part.MATCHING, "/feeds/items?job=" + JOB + "&limit=100", JourneyPeople.RECRUITER)
                .path("items")
                .valueStream()
                .map(item -> item.path("act").asString(""))
                .toList();
    }
}
