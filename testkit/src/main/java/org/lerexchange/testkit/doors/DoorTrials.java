package org.lerexchange.testkit.doors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.lerexchange.testkit.store.StoreTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextCustomizerFactories;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trials of every door of one running service: trials S05, S06, S08, S23 (in part), B16 and B24. A service's test
 * extends this, makes two tenants' objects before, and says what a good request of each operation is.
 */
@ContextCustomizerFactories(Trailing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public abstract class DoorTrials {

    /** The system property that writes the files anew instead of comparing them. */
    public static final String WRITE = "ler.api.write";

    private static final Logger LOG = LoggerFactory.getLogger(DoorTrials.class);
    private static final long SEED = 20_261_125;
    private static final int SHOWN = 25;

    /** Of each operation: enough for a median. */
    private static final int PAIRS = 30;

    private static final String OPERATOR = "operator";
    private static final byte[] NOTHING = {};

    private final ApplicationContext context;
    private final House house;
    private final Door door;
    private final List<Operation> operations;
    private final Map<String, String> tokens = new HashMap<>();

    protected DoorTrials(ApplicationContext context, int port, House house) {
        this.context = context;
        this.house = house;
        this.door = new Door(port);
        this.operations = Operation.all(context);
    }

    /** A good request of the first tenant for each operation of the service's own. */
    protected abstract Map<String, Good> good();

    /** A request about the second tenant's object for each operation that takes an id. */
    protected abstract Map<String, Theirs> theirs();

    /** Why an operation that takes an id has no object of another tenant. */
    protected abstract Map<String, String> ofNoTenant();

    /** A tenant; of two learners the subject. */
    protected abstract String tenant(boolean first);

    /** Schemas of bodies that are read as bytes, by operation. */
    protected Map<String, String> bodySchemas() {
        return Map.of();
    }

    /** Operations that count refused tries, which is why a refusal of theirs is kept. */
    protected Set<String> keepingRefusals() {
        return Set.of();
    }

    /** Operations whose 400 is an answer and no problem. */
    protected Set<String> answeringBadRequest() {
        return Set.of();
    }

    /** Says what others would say to what the service said, so that it repeats nothing after a while; waits till it is heard. */
    protected void nothingIsOwed(MongoClient store) {}

    /** A token of the first or second tenant in a role. */
    protected final String token(boolean first, String role) {
        return tokens.computeIfAbsent(first + role, any -> {
            boolean learner = role.equals("learner");
            return house.identity()
                    .token(
                            house.service(),
                            learner ? tenant(first) : tenant(first) + ".somebody",
                            learner ? Optional.empty() : Optional.of(tenant(first)),
                            role,
                            house.now());
        });
    }

    /** Asks as the test prepares what is there; what is refused fails the test. */
    protected final JsonNode ask(boolean first, String role, String method, String path, String body) {
        Door.Answer answer = door.send(new Door.Ask(
                method,
                path,
                token(first, role),
                path.startsWith("/rosters") ? "text/csv" : "application/json",
                bytes(body)));
        assertThat(answer.isRefusal())
                .as("%s %s: %s", method, path, answer.text())
                .isFalse();
        return answer.json();
    }

    @Test
    @Order(1)
    void everyRoleFindsAtEveryDoorWhatTheTableSays() throws IOException {
        Map<String, Map<String, String>> found = new TreeMap<>();
        operations.forEach(one -> found.put(one.key(), answers(one)));

        assertSame(house.roleTable(), new RoleTable(found).text());
    }

    @Test
    @Order(2)
    void theOpenApiFileIsWhatTheControllersSay() throws IOException {
        RoleTable roles = RoleTable.parse(Files.readString(house.roleTable()));

        String text =
                new ApiFile(house, roles, bodySchemas(), BodyLimits.of(context.getEnvironment())).text(operations);

        assertSame(house.apiFile(), text);
        assertThat(text).as("codes that are known only when they run").doesNotContain("*\"");
    }

    @Test
    @Order(3)
    void anotherTenantsObjectIsAnsweredLikeNoneAndStaysAsItIs() {
        List<String> keys = operations.stream()
                .filter(Operation::takesAnId)
                .map(Operation::key)
                .filter(key -> !ofNoTenant().containsKey(key) && !ofOperators(key))
                .toList();
        assertThat(theirs().keySet()).as("operations that take an id").containsAll(keys);
        Pairs pairs = pairs();
        try (MongoClient store = MongoClients.create(house.storeUri())) {
            Kept before = Kept.atRest(store);

            theirs().forEach((key, one) -> house.roles().stream()
                    .map(role -> token(true, role))
                    .forEach(token -> pairs.ask(key, about(key, one.path(), token), about(key, one.absent(), token))));

            assertThat(pairs.differences()).isEmpty();
            assertThat(Kept.atRest(store)).isEqualTo(before);
        }
    }

    /**
     * The same commands to the same collections, time after time. How long both take is told and not asserted: on a busy
     * machine two equal roads differ by more than a look-up.
     */
    @Test
    @Order(4)
    void theRoadToAnotherTenantsObjectIsAsLongAsTheRoadToNone() {
        Pairs pairs = pairs();
        for (int i = 0; i < PAIRS; i++) {
            theirs().forEach((key, one) -> {
                if (!one.path().equals(one.absent())) {
                    String token = anyToken(key);
                    pairs.ask(key, about(key, one.path(), token), about(key, one.absent(), token));
                }
            });
        }
        tell(PAIRS + " pairs each; " + pairs.medians());

        assertThat(pairs.differences()).isEmpty();
        assertThat(pairs.commands().isEmpty())
                .as("nothing is asked of the store")
                .isEqualTo(theirs().isEmpty());
    }

    @Test
    @Order(5)
    void aBodyInPartsIsRefusedAtEveryDoor() {
        Map<String, String> bodies = Hostile.inParts();
        List<String> wrong = new ArrayList<>();
        for (Operation one : withBody()) {
            bodies.forEach((type, body) -> {
                Door.Answer answer =
                        door.send(new Door.Ask(one.method(), good(one).path(), anyToken(one.key()), type, bytes(body)));
                if (answer.status() / 100 != 4 || answer.code().isEmpty()) {
                    wrong.add(one.key() + " " + type + ": " + answer);
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @Order(6)
    void hostileInputIsNeverAFaultAlwaysAProblemAndLeavesNothing() throws IOException {
        JsonNode api = JsonMapper.shared().readTree(Files.readString(house.apiFile()));
        Hostile hostile = new Hostile(api, SEED);
        Judge judge = new Judge(api, answeringBadRequest());
        Map<String, List<Door.Ask>> refused = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        int sent = 0;
        for (Operation one : operations) {
            for (Door.Ask ask : hostile.against(one.key(), good(one), anyToken(one.key()))) {
                Door.Answer answer = door.send(ask);
                sent++;
                judge.fault(one, answer).ifPresent(fault -> wrong.add(ask + " -> " + fault + ": " + answer));
                if (answer.isRefusal() && !keepingRefusals().contains(one.key())) {
                    refused.computeIfAbsent(one.key(), any -> new ArrayList<>()).add(ask);
                }
            }
        }
        List<Door.Ask> again = refused.values().stream().flatMap(List::stream).toList();
        LOG.info("{}: {} hostile requests with seed {}, {} of them refused", house.service(), sent, SEED, again.size());
        assertThat(wrong.stream().limit(SHOWN).toList())
                .as("%s wrong answers", wrong.size())
                .isEmpty();
        assertNothingIsKept(again);
    }

    @Test
    @Order(7)
    void whatIsForNobodyOutsideIsClosed() {
        for (String path : List.of(
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/loggers",
                "/actuator/beans",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/v3/api-docs",
                "/h2-console",
                "/ui")) {
            assertThat(get(path, "").status()).as(path).isEqualTo(401);
            assertThat(get(path, token(true, OPERATOR)).status()).as(path).isEqualTo(404);
        }
    }

    /** What another hostile request has made possible meanwhile is left out. */
    private void assertNothingIsKept(List<Door.Ask> refused) {
        try (MongoClient store = MongoClients.create(house.storeUri())) {
            List<Door.Ask> still =
                    refused.stream().filter(ask -> door.send(ask).isRefusal()).toList();
            nothingIsOwed(store);
            Kept before = Kept.atRest(store);

            List<Door.Ask> accepted =
                    still.stream().filter(ask -> !door.send(ask).isRefusal()).toList();

            assertThat(accepted).as("refused twice, and not now").isEmpty();
            assertThat(Kept.atRest(store)).isEqualTo(before);
        }
    }

    /** Printed, as some services' tests log warnings alone. */
    private void tell(String what) {
        System.out.println(house.service() + ": " + what);
    }

    private Pairs pairs() {
        return new Pairs(door, context.getBean(StoreTrail.class));
    }

    private Door.Ask about(String key, String path, String token) {
        byte[] body = bytes(good().getOrDefault(key, Good.of("")).body());
        return new Door.Ask(key.split(" ", 2)[0], path, token, body.length == 0 ? "" : "application/json", body);
    }

    private Map<String, String> answers(Operation one) {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put(RoleTable.NOBODY, knock(one, ""));
        answers.put(
                RoleTable.EXPIRED,
                knock(
                        one,
                        house.identity()
                                .token(
                                        house.service(),
                                        "late",
                                        Optional.of(tenant(true)),
                                        OPERATOR,
                                        house.now().minus(Duration.ofDays(1)))));
        house.roles().forEach(role -> answers.put(role, knock(one, token(true, role))));
        return answers;
    }

    private String knock(Operation one, String token) {
        Good good = good(one);
        String type = good.body().isEmpty() ? "" : one.bodyType().toString();
        return door.send(new Door.Ask(one.method(), good.path(), token, type, bytes(good.body())))
                .inBrief();
    }

    private Good good(Operation one) {
        return Optional.ofNullable(good().get(one.key()))
                .or(() -> Optional.ofNullable(Good.ofEveryService().get(one.key())))
                .orElseThrow(() -> new AssertionError("expected a good request of " + one.key()));
    }

    private List<Operation> withBody() {
        return operations.stream().filter(one -> one.body().isPresent()).toList();
    }

    private List<String> roles(String key) {
        try {
            return RoleTable.parse(Files.readString(house.roleTable())).allowed(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String anyToken(String key) {
        return roles(key).stream().findFirst().map(role -> token(true, role)).orElse("");
    }

    private static boolean ofOperators(String key) {
        return key.contains("/dead-letters");
    }

    private Door.Answer get(String path, String token) {
        return door.send(new Door.Ask("GET", path, token, "", NOTHING));
    }

    private static byte[] bytes(String text) {
        return text.isEmpty() ? NOTHING : text.getBytes(UTF_8);
    }

    private void assertSame(Path file, String text) throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s; %s", file, house.toWriteAnew(getClass()))
                .isEqualTo(text);
    }
}
