package org.kyodo.kit;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Holds every query that a service sends to MongoDB against the indexes that it declares, which it knows from their being
 * created.
 *
 * <p>An index serves a query when its keys are, in this order: fields compared by equality, all that is sorted by, and
 * fields compared by ranges. It begins with the municipality where the query names one, and holds another field by which the
 * query narrows, if there is one. A look-up by id needs no index, and neither does what reads a whole collection unsorted.
 */
public final class QueryListener implements CommandListener {
    private static final QueryListener OF_ALL_SERVICE_TESTS = new QueryListener();
    private static final String ID = "_id";
    private static final String TENANT = "municipality";

    /** By database and collection. */
    private final Map<String, Set<Index>> indexes = new ConcurrentHashMap<>();

    private final Map<String, Set<Query>> queries = new ConcurrentHashMap<>();

    /** The one that listens to all services under {@link ServiceTest} in this JVM. */
    static QueryListener ofAllServiceTests() {
        return OF_ALL_SERVICE_TESTS;
    }

    private record Index(List<String> keys, Set<String> mustExist) {
        @Override
        public String toString() {
            return keys + (mustExist.isEmpty() ? "" : " where " + mustExist + " exists");
        }
    }

    /**
     * What a query looks like without its values.
     *
     * @param residual fields by which no index can narrow it
     */
    private record Query(Set<String> equal, Set<String> ranges, Set<String> residual, List<String> sort) {
        boolean isServedBy(Index index) {
            if (!Stream.of(equal, ranges).flatMap(Set::stream).toList().containsAll(index.mustExist())) {
                return false;
            }
            List<String> keys = index.keys();
            int prefix = 0;
            while (prefix < keys.size() && equal.contains(keys.get(prefix))) {
                prefix++;
            }
            List<String> sorted =
                    sort.stream().filter(field -> !equal.contains(field)).toList();
            if (keys.size() < prefix + sorted.size()
                    || !keys.subList(prefix, prefix + sorted.size()).equals(sorted)) {
                return false;
            }
            Set<String> narrowing = new TreeSet<>(keys.subList(0, prefix));
            keys.stream()
                    .skip(prefix)
                    .limit(Math.max(1, sorted.size() + 1L))
                    .filter(ranges::contains)
                    .forEach(narrowing::add);
            boolean tenancyFirst = !equal.contains(TENANT) || keys.getFirst().equals(TENANT);
            long asked = Stream.concat(equal.stream(), ranges.stream())
                    .filter(field -> !field.equals(TENANT) && !field.equals(ID))
                    .distinct()
                    .count();
            boolean narrows = asked == 0
                    ? !narrowing.isEmpty() || !sorted.isEmpty()
                    : narrowing.stream().anyMatch(field -> !field.equals(TENANT) && !field.equals(ID));
            return tenancyFirst && narrows;
        }

        @Override
        public String toString() {
            return "equal " + equal + ", ranges " + ranges + ", else " + residual + ", sort " + sort;
        }
    }

    /** The queries that no index serves, in words; empty when all is well. */
    public List<String> unserved() {
        List<String> unserved = new ArrayList<>();
        queries.forEach((collection, asked) -> asked.stream()
                .filter(query ->
                        indexes.getOrDefault(collection, Set.of()).stream().noneMatch(query::isServedBy))
                .forEach(query -> unserved.add("%s: no declared index serves the query by %s (declared: %s)"
                        .formatted(collection, query, indexes.getOrDefault(collection, Set.of())))));
        return unserved;
    }

    /** So that a query is told once, not with every test that follows. */
    void forget() {
        queries.clear();
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        BsonDocument command = event.getCommand();
        String database = event.getDatabaseName() + ".";
        String name = event.getCommandName();
        switch (name) {
            case "createIndexes" ->
                command.getArray("indexes").forEach(index -> indexes.computeIfAbsent(
                                database + collection(command), any -> ConcurrentHashMap.newKeySet())
                        .add(index(index.asDocument())));
            case "find" ->
                look(database, command, command.getDocument("filter", new BsonDocument()), command.get("sort"));
            case "count", "findAndModify" ->
                look(database, command, command.getDocument("query", new BsonDocument()), command.get("sort"));
            case "update" ->
                command.getArray("updates")
                        .forEach(update ->
                                look(database, command, update.asDocument().getDocument("q"), null));
            case "delete" ->
                command.getArray("deletes")
                        .forEach(delete ->
                                look(database, command, delete.asDocument().getDocument("q"), null));
            case "aggregate" -> {
                BsonArray pipeline = command.getArray("pipeline");
                BsonDocument filter = new BsonDocument();
                BsonValue sort = null;
                if (!pipeline.isEmpty() && pipeline.get(0).asDocument().containsKey("$match")) {
                    filter = pipeline.get(0).asDocument().getDocument("$match");
                    if (pipeline.size() > 1) {
                        sort = pipeline.get(1).asDocument().get("$sort");
                    }
                }
                look(database, command, filter, sort);
            }
            default -> {}
        }
    }

    private void look(String database, BsonDocument command, BsonDocument filter, BsonValue sort) {
        String collection = database + collection(command);
        List<String> order =
                sort == null ? List.of() : List.copyOf(sort.asDocument().keySet());
        Query whole = new Query(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), order);
        List<BsonArray> alternatives = new ArrayList<>();
        add(whole, filter, alternatives);
        Set<Query> shapes = new LinkedHashSet<>();
        if (alternatives.isEmpty()) {
            shapes.add(whole);
        } else {
            // Each alternative has its index, as the database looks for each by itself.
            alternatives.getFirst().forEach(branch -> {
                Query one = new Query(
                        new TreeSet<>(whole.equal()),
                        new TreeSet<>(whole.ranges()),
                        new TreeSet<>(whole.residual()),
                        order);
                add(one, branch.asDocument(), new ArrayList<>());
                shapes.add(one);
            });
        }
        shapes.stream()
                .filter(query -> !query.equal().contains(ID))
                .filter(query -> !query.equal().isEmpty()
                        || !query.ranges().isEmpty()
                        || !query.residual().isEmpty()
                        || !query.sort().isEmpty() && !query.sort().equals(List.of(ID)))
                .filter(query ->
                        !query.ranges().equals(Set.of(ID)) || !query.equal().isEmpty())
                .forEach(query -> queries.computeIfAbsent(collection, any -> ConcurrentHashMap.newKeySet())
                        .add(query));
    }

    private static void add(Query query, BsonDocument filter, List<BsonArray> alternatives) {
        filter.forEach((field, condition) -> {
            switch (field) {
                case "$and" -> condition.asArray().forEach(part -> add(query, part.asDocument(), alternatives));
                case "$or" -> alternatives.add(condition.asArray());
                default -> {
                    if (!condition.isDocument()
                            || condition.asDocument().keySet().stream().noneMatch(key -> key.startsWith("$"))) {
                        query.equal().add(field);
                    } else {
                        condition.asDocument().forEach((operator, value) -> {
                            switch (operator) {
                                case "$eq", "$in" -> query.equal().add(field);
                                case "$lt", "$lte", "$gt", "$gte" ->
                                    query.ranges().add(field);
                                case "$exists" -> (isTrue(value) ? query.ranges() : query.residual()).add(field);
                                default -> query.residual().add(field);
                            }
                        });
                    }
                }
            }
        });
    }

    private static boolean isTrue(BsonValue value) {
        return value.isBoolean()
                ? value.asBoolean().getValue()
                : value.isNumber() && value.asNumber().intValue() != 0;
    }

    private static Index index(BsonDocument index) {
        return new Index(
                List.copyOf(index.getDocument("key").keySet()),
                Set.copyOf(index.getDocument("partialFilterExpression", new BsonDocument())
                        .keySet()));
    }

    private static String collection(BsonDocument command) {
        return command.getOrDefault(command.getFirstKey(), new BsonString(""))
                .asString()
                .getValue();
    }
}
