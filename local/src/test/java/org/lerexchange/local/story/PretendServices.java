package org.lerexchange.local.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.lerexchange.local.People;
import org.lerexchange.local.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the four services do, as far as a player can tell. */
final class PretendServices implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final PretendTopics topics;
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, Set<String>> skills = new HashMap<>();
    private final Map<String, Award> awards = new LinkedHashMap<>();
    private final Set<String> claimed = new HashSet<>();
    private final Map<String, String> consents = new TreeMap<>();
    private final Map<String, String> trust = new TreeMap<>();
    private final Map<String, Set<String>> needs = new TreeMap<>();
    private final Map<String, String> employers = new HashMap<>();
    private final Map<String, String> matches = new TreeMap<>();
    private final Set<String> shared = new HashSet<>();
    private final List<ObjectNode> items = new ArrayList<>();

    record Reply(int status, String body) {}

    private static final class Award {
        private final String tenant;
        private final String achievement;
        private final String email;
        private String standing = "inForce";
        private boolean issued;

        Award(String tenant, String achievement, String email) {
            this.tenant = tenant;
            this.achievement = achievement;
            this.email = email;
        }
    }

    PretendServices(PretendTopics topics) {
        this.topics = topics;
        People.ofTheRegion().forEach(person -> people.put(person.person(), person));
    }

    synchronized Reply answer(String person, String method, List<String> path, String body) {
        Person caller = Objects.requireNonNull(people.get(person), person);
        String last = path.getLast();
        Reply reply = switch (method + " " + path.get(1)) {
            case "PUT institutions" -> ok("{\"did\":\"did:web:pretend:" + last + "\"}");
            case "PUT achievements" -> achievement(last, JSON.readTree(body));
            case "POST awards" -> last.equals("status") ? status(path.get(2), body) : award(caller, body);
            case "PUT rosters" -> roster(caller, body);
            case "GET rosters" -> ok("{\"done\":true,\"recorded\":" + rosterRows + "}");
            case "GET awards" -> about(last);
            case "GET wallet" -> claimed.contains(caller.email()) ? ok("{}") : new Reply(404, "{}");
            case "POST wallets" -> claim(caller);
            case "GET credentials" -> credentials(caller, last);
            case "POST consents" -> consent(caller);
            case "GET consents" -> consentsOf(caller);
            case "DELETE consents" -> withdraw(last);
            case "PUT preferences" -> consents.containsValue(caller.email()) ? ok(body) : new Reply(409, "{}");
            case "POST trust" -> trust(JSON.readTree(body));
            case "GET trust" -> trusted();
            case "POST credentials" -> verify(JSON.readTree(body));
            case "PUT jobs" -> job(caller, last, JSON.readTree(body));
            case "POST jobs" -> mustHave(path.get(2), JSON.readTree(body));
            case "GET jobs" -> ok("{\"items\":[]}");
            case "GET feeds" -> last.equals("items") ? feed(caller) : members(path.get(2));
            case "GET matches" ->
                ok("{\"reasons\":[{\"label\":\"phlebotomy\",\"mustHave\":true,\"outcome\":\"proved\"}]}");
            default -> new Reply(404, "{\"code\":\"no such door\"}");
        };
        rank();
        notifyAll();
        return reply;
    }

    private int rosterRows;

    private static Reply ok(String body) {
        return new Reply(200, body);
    }

    private static Reply list(List<ObjectNode> nodes) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode array = body.putArray("items");
        nodes.forEach(array::add);
        return ok(body.toString());
    }

    private Reply achievement(String code, JsonNode body) {
        Set<String> taught = new HashSet<>();
        body.path("alignments")
                .valueStream()
                .forEach(one -> taught.add(one.path("targetUrl").asString("")));
        skills.put(code, taught);
        return ok("{}");
    }

    private Reply award(Person caller, String text) {
        JsonNode body = JSON.readTree(text);
        record(
                caller.tenant(),
                body.path("awardId").asString(""),
                body.path("achievement").asString(""),
                body.path("email").asString(""));
        return new Reply(202, "{\"state\":\"recorded\"}");
    }

    private Reply roster(Person caller, String csv) {
        List<String> rows = csv.lines().skip(1).toList();
        rows.forEach(row -> {
            String[] cells = row.split(",", -1);
            record(caller.tenant(), cells[0], cells[1], cells[2]);
        });
        rosterRows = rows.size();
        return new Reply(202, "{}");
    }

    private void record(String tenant, String id, String achievement, String email) {
        awards.putIfAbsent(id, new Award(tenant, achievement, email));
        topics.say("award.recorded", tenant + ":" + id, "sealed");
        issue();
    }

    private void issue() {
        awards.forEach((id, award) -> {
            if (!award.issued && claimed.contains(award.email)) {
                award.issued = true;
                topics.say("award.answered", award.tenant + ":" + id, "issued");
                topics.say("credential.issued", "urn:c:" + id, "sealed");
            }
        });
    }

    private Reply about(String id) {
        Award award = Objects.requireNonNull(awards.get(id), id);
        return award.issued
                ? ok("{\"state\":\"issued\",\"credentialId\":\"urn:c:" + id + "\"}")
                : ok("{\"state\":\"waiting\",\"claimCode\":\"C\"}");
    }

    private Reply status(String id, String body) {
        Award award = Objects.requireNonNull(awards.get(id), id);
        award.standing = JSON.readTree(body).path("standing").asString("");
        topics.say("credential.status-changed", "urn:c:" + id, award.standing);
        consents.forEach((consent, email) -> topics.say("claim.retracted", consent + ":part", "retracted"));
        return ok("{}");
    }

    private Reply claim(Person caller) {
        claimed.add(caller.email());
        issue();
        return ok("{}");
    }

    private Reply credentials(Person caller, String last) {
        if (!last.equals("credentials")) {
            return ok("{\"id\":\"" + last + "\"}");
        }
        List<ObjectNode> held = new ArrayList<>();
        awards.forEach((id, award) -> {
            if (award.issued && award.email.equals(caller.email())) {
                held.add(JSON.createObjectNode()
                        .put("credentialId", "urn:c:" + id)
                        .put("standing", award.standing)
                        .put("reason", "because"));
            }
        });
        return list(held);
    }

    private Reply consent(Person caller) {
        String id = "consent-" + (consents.size() + shared.size()) + "-" + caller.person();
        consents.put(id, caller.email());
        topics.say("consent.changed", id, "granted");
        return new Reply(201, "{\"consentId\":\"" + id + "\"}");
    }

    private Reply consentsOf(Person caller) {
        return list(consents.entrySet().stream()
                .filter(entry -> entry.getValue().equals(caller.email()))
                .map(entry ->
                        JSON.createObjectNode().put("consentId", entry.getKey()).put("state", "granted"))
                .toList());
    }

    private Reply withdraw(String id) {
        consents.remove(id);
        topics.say("consent.changed", id, "withdrawn");
        return ok("{}");
    }

    private Reply trust(JsonNode body) {
        trust.put(body.path("did").asString(""), body.path("state").asString(""));
        topics.say("trust.changed", body.path("did").asString(""), "changed");
        return ok("{}");
    }

    private Reply trusted() {
        return list(trust.entrySet().stream()
                .map(entry -> JSON.createObjectNode().put("did", entry.getKey()).put("state", entry.getValue()))
                .toList());
    }

    private Reply verify(JsonNode body) {
        String id = body.path("verifiableCredential").path("id").asString("").substring("urn:c:".length());
        boolean good = Objects.requireNonNull(awards.get(id), id).standing.equals("inForce");
        return new Reply(good ? 200 : 400, "{\"verified\":" + good + ",\"checks\":[{}]}");
    }

    private Reply job(Person caller, String id, JsonNode body) {
        employers.put(id, caller.tenant());
        Set<String> musts = new HashSet<>();
        body.path("skills")
                .valueStream()
                .filter(skill -> skill.path("mustHave").asBoolean(false))
                .forEach(skill -> musts.add(skill.path("skillId").asString("")));
        needs.putIfAbsent(id, musts);
        return ok("{\"skills\":[{\"skillId\":\"x\",\"label\":\"x\",\"state\":\"found\"}]}");
    }

    private Reply mustHave(String id, JsonNode body) {
        body.path("mustHave")
                .valueStream()
                .forEach(skill -> Objects.requireNonNull(needs.get(id)).add(skill.asString("")));
        return ok("{}");
    }

    private Reply members(String job) {
        return list(matches.keySet().stream()
                .filter(key -> key.startsWith(job + "|"))
                .map(key -> JSON.createObjectNode().put("matchId", matches.get(key)))
                .toList());
    }

    private Reply feed(Person caller) {
        return list(items.stream()
                .filter(item -> item.path("jobId").asString("").equals("stillwater-phlebotomist"))
                .filter(item -> caller.tenant().equals("stillwater-hospital"))
                .toList());
    }

    synchronized ObjectNode itemAt(String recruiter, int place) {
        while (true) {
            List<ObjectNode> own = items.stream()
                    .filter(item ->
                            recruiter.equals(employers.get(item.path("jobId").asString(""))))
                    .toList();
            if (own.size() > place) {
                return own.get(place);
            }
            try {
                wait();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void rank() {
        Map<String, String> now = new TreeMap<>();
        consents.forEach((consent, email) -> awards.forEach((id, award) -> {
            if (award.issued && award.email.equals(email)) {
                share(consent, id);
                if (award.standing.equals("inForce")
                        && "accredited".equals(trust.get("did:web:pretend:" + award.tenant))) {
                    needs.forEach((job, musts) -> {
                        if (!musts.isEmpty()
                                && skills.getOrDefault(award.achievement, Set.of())
                                        .containsAll(musts)) {
                            now.put(job + "|" + consent, "match-" + job + "-" + consent);
                        }
                    });
                }
            }
        }));
        List.copyOf(matches.keySet()).stream()
                .filter(key -> !now.containsKey(key))
                .forEach(key -> {
                    item(key, Objects.requireNonNull(matches.remove(key)), false);
                });
        now.forEach((key, match) -> {
            if (!matches.containsKey(key)) {
                matches.put(key, match);
                item(key, match, true);
            }
        });
    }

    private void share(String consent, String award) {
        if (shared.add(consent + "|" + award)) {
            topics.say("presentation.shared", consent + ":part-" + award, "sealed");
            topics.say("presentation.verified", consent + ":part-" + award, "claims");
            topics.say("profile.changed", "profile-of-" + consent, "rests on " + consent);
        }
    }

    private void item(String key, String match, boolean offered) {
        String job = key.substring(0, key.indexOf('|'));
        ObjectNode item = JSON.createObjectNode()
                .put("jobId", job)
                .put("seq", items.size() + 1)
                .put("act", offered ? "offered" : "withdrawn")
                .put("matchId", match);
        items.add(offered ? item : item.put("cause", "REVOKED"));
        topics.match(job, match, key.substring(key.indexOf('|') + 1), offered);
    }

    @Override
    public void close() {
        topics.close();
    }
}
