package org.lerexchange.testkit.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** What of MongoDB the exchange uses: what is not listed here is outside. Pure: a command in, breaches out. */
final class Subset {

    /** Fields that drivers add to every command; none of a transaction's. */
    private static final Set<String> ANYWHERE = Set.of(
            "$db", "lsid", "$readPreference", "$clusterTime", "txnNumber", "readConcern", "writeConcern", "maxTimeMS");

    private static final Map<String, Set<String>> COMMANDS = Map.of(
            "find", Set.of("filter", "sort", "projection", "limit", "skip", "batchSize", "singleBatch"),
            "getMore", Set.of("collection", "batchSize"),
            "killCursors", Set.of("cursors"),
            "insert", Set.of("ordered", "documents"),
            "update", Set.of("ordered", "updates"),
            "delete", Set.of("ordered", "deletes"),
            "findAndModify", Set.of("query", "update", "new", "upsert", "remove", "sort", "fields", "arrayFilters"),
            "aggregate", Set.of("pipeline", "cursor"),
            "createIndexes", Set.of("indexes"));

    /** Said to the server, not to a database. */
    private static final Set<String> TO_THE_SERVER = Set.of("hello", "ping", "endSessions", "buildInfo");

    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");
    private static final Set<String> CONDITIONS = Set.of(
            "$and",
            "$or",
            "$nor",
            "$not",
            "$eq",
            "$ne",
            "$gt",
            "$gte",
            "$lt",
            "$lte",
            "$in",
            "$nin",
            "$exists",
            "$regex",
            "$options",
            "$elemMatch",
            "$all",
            "$size",
            "$regularExpression");
    private static final Set<String> UPDATES = Set.of(
            "$set",
            "$setOnInsert",
            "$unset",
            "$inc",
            "$min",
            "$max",
            "$mul",
            "$push",
            "$pull",
            "$pullAll",
            "$addToSet",
            "$pop",
            "$rename");
    private static final Set<String> ARRAYS = Set.of("$each", "$slice", "$sort", "$position");
    private static final Set<String> STAGES = Set.of("$match", "$group", "$lookup", "$unwind", "$facet", "$addFields");
    private static final Set<String> EXPRESSIONS = Set.of(
            "$sum",
            "$avg",
            "$min",
            "$max",
            "$first",
            "$last",
            "$push",
            "$addToSet",
            "$add",
            "$subtract",
            "$multiply",
            "$divide",
            "$cond",
            "$ifNull",
            "$concat",
            "$size",
            "$eq",
            "$ne",
            "$gt",
            "$gte",
            "$lt",
            "$lte",
            "$and",
            "$or",
            "$not",
            "$in",
            "$literal");
    private static final Set<String> INDEX = Set.of("key", "name", "unique", "sparse");

    private final String database;
    private final List<String> breaches = new ArrayList<>();

    private Subset(String database) {
        this.database = database;
    }

    /** What in the command is outside, for a service that owns this database; empty where all is well. */
    static List<String> breaches(String database, BsonDocument command) {
        Subset subset = new Subset(database);
        subset.command(command.getFirstKey(), command);
        return subset.breaches;
    }

    private void command(String name, BsonDocument command) {
        if (TO_THE_SERVER.contains(name)) {
            return;
        }
        String asked = command.getString("$db", new BsonString("")).getValue();
        refuse(!asked.equals(database), "database " + asked);
        Set<String> options = COMMANDS.get(name);
        if (options == null) {
            breaches.add("command " + name);
            return;
        }
        command.keySet().stream()
                .filter(key -> !key.equals(name) && !options.contains(key) && !ANYWHERE.contains(key))
                .forEach(key -> breaches.add("option " + key + " of " + name));
        refuse(WRITES.contains(name) && !isMajority(command), name + " without write concern majority");
        parts(name, command);
    }

    private static boolean isMajority(BsonDocument command) {
        return command.get("writeConcern") instanceof BsonDocument concern
                && new BsonString("majority").equals(concern.get("w"));
    }

    private void parts(String name, BsonDocument command) {
        switch (name) {
            case "find" -> conditions(command.get("filter"));
            case "update" -> each(command, "updates", this::update);
            case "delete" -> each(command, "deletes", this::delete);
            case "findAndModify" -> {
                conditions(command.get("query"));
                change(command.get("update"));
            }
            case "aggregate" -> each(command, "pipeline", this::stage);
            case "createIndexes" -> each(command, "indexes", this::index);
            default -> {}
        }
    }

    private void each(BsonDocument command, String field, Consumer<BsonDocument> check) {
        command.getArray(field, new BsonArray()).forEach(part -> check.accept(part.asDocument()));
    }

    private void update(BsonDocument update) {
        only("option", Set.of("q", "u", "upsert", "multi", "arrayFilters"), update);
        refuse(isTrue(update, "multi"), "update of many documents");
        conditions(update.get("q"));
        change(update.get("u"));
    }

    private void delete(BsonDocument delete) {
        only("option", Set.of("q", "limit"), delete);
        conditions(delete.get("q"));
    }

    private void change(@Nullable BsonValue change) {
        refuse(change != null && change.isArray(), "update pipeline");
        if (change instanceof BsonDocument document
                && document.keySet().stream().anyMatch(key -> key.startsWith("$"))) {
            only("update operator", UPDATES, document);
            document.values().forEach(value -> operators("array operator", value, ARRAYS, CONDITIONS));
        }
    }

    private void stage(BsonDocument stage) {
        only("stage", STAGES, stage);
        stage.forEach((name, value) -> {
            switch (name) {
                case "$match" -> conditions(value);
                case "$facet" ->
                    value.asDocument().values().forEach(inner -> inner.asArray().forEach(s -> stage(s.asDocument())));
                case "$lookup" ->
                    only("option of $lookup", Set.of("from", "localField", "foreignField", "as"), value.asDocument());
                default -> operators("expression", value, EXPRESSIONS, Set.of());
            }
        });
    }

    private void index(BsonDocument index) {
        only("option of an index", INDEX, index);
        refuse(!isTrue(index, "unique"), "index that is not unique");
        index.getDocument("key").forEach((field, kind) -> {
            refuse(field.contains("$**"), "wildcard index");
            refuse(!kind.isNumber(), "index of kind " + kind);
        });
    }

    private void conditions(@Nullable BsonValue conditions) {
        operators("operator", conditions, CONDITIONS, Set.of());
    }

    private void operators(String what, @Nullable BsonValue value, Set<String> allowed, Set<String> allowedToo) {
        walk(
                value,
                (key, inner) -> refuse(
                        key.startsWith("$") && !allowed.contains(key) && !allowedToo.contains(key), what + ' ' + key));
    }

    private static void walk(@Nullable BsonValue value, BiConsumer<String, BsonValue> visit) {
        if (value instanceof BsonDocument document) {
            document.forEach((key, inner) -> {
                visit.accept(key, inner);
                walk(inner, visit);
            });
        } else if (value instanceof BsonArray array) {
            array.forEach(inner -> walk(inner, visit));
        }
    }

    private void only(String what, Set<String> allowed, BsonDocument document) {
        document.keySet().stream().filter(key -> !allowed.contains(key)).forEach(key -> breaches.add(what + ' ' + key));
    }

    private static boolean isTrue(BsonDocument document, String field) {
        return document.get(field) instanceof BsonBoolean flag && flag.getValue();
    }

    private void refuse(boolean outside, String what) {
        if (outside) {
            breaches.add(what);
        }
    }
}
