package org.kyodo.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.embedded.EmbeddedChannel;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A collection with indexes answers as the library's matcher and its order of documents say, whatever the documents, the
 * indexes, the queries and the changes, and whenever the server ended.
 *
 * <p>Everything is random, from a seed that the test's name tells; {@code -Dkyodo.seeds=500} tries more of them.
 */
class IndexesTest {

    private static final int DOCUMENTS = 150;
    private static final int STEPS = 60;
    private static final int QUERIES_PER_STEP = 8;

    private static final List<String> FIELDS =
            List.of("_id", "number", "municipality", "stage.type", "a", "b", "c.x", "c.y", "tags", "tags.name");

    private static final List<Object> SCALARS = Arrays.asList(
            null,
            -1,
            -2.5,
            0,
            1,
            2,
            1L,
            2.5,
            -0.0,
            1L << 40,
            "",
            "a",
            "ab",
            "b",
            "a\0",
            "\1",
            "é",
            "協働",
            "ｶﾅ",
            true,
            false,
            Instant.parse("2026-04-01T00:00:00Z"),
            Instant.parse("1966-04-01T00:00:00Z"),
            new ObjectId("0123456789abcdef01234567"),
            new ObjectId("f123456789abcdef01234567"),
            new UUID(1, 2),
            new UUID(-1, 2));

    /** What the indexes have no order for. */
    private static final List<Object> ODD = List.of(
            new Decimal128(new BigDecimal("1")),
            new Decimal128(new BigDecimal("7.5")),
            Long.MAX_VALUE - 1,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            new Document("x", 1),
            new Document());

    @TempDir
    Path folder;

    private final EmbeddedChannel client = new EmbeddedChannel();
    private final DefaultQueryMatcher matcher = new DefaultQueryMatcher();
    private final Map<Object, Document> stored = new HashMap<>();
    private final List<String> indexes = new ArrayList<>();
    private MVStore store;
    private DurableBackend backend;
    private Random random;
    private boolean oddIds;
    private int numbers;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("kyodo.seeds", 10));
    }

    @BeforeEach
    void open() {
        store = new MVStore.Builder()
                .fileName(folder.resolve("documents.mv").toString())
                .autoCommitDisabled()
                .open();
        backend = DurableBackend.recovered(store, folder.resolve("documents.log"));
    }

    @AfterEach
    void close() {
        backend.close();
        client.close();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void find_what_a_scan_finds(long seed) {
        random = new Random(seed);
        oddIds = seed % 4 == 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            if (i % 30 == 0) {
                createIndex();
            }
            insert();
        }
        for (int step = 0; step < STEPS; step++) {
            change();
            for (int i = 0; i < QUERIES_PER_STEP; i++) {
                ask();
            }
        }
    }

    @Test
    void are_filled_when_a_store_comes_without_them() {
        random = new Random(0);
        for (int i = 0; i < DOCUMENTS; i++) {
            insert();
        }
        for (int i = 0; i < 5; i++) {
            createIndex();
        }
        backend.close();
        try (MVStore raw = MVStore.open(folder.resolve("documents.mv").toString())) {
            List<String> orders = raw.getMapNames().stream()
                    .filter(name -> name.contains("._order_"))
                    .toList();
            assertThat(orders).hasSameSizeAs(indexes);
            orders.forEach(raw::removeMap);
            raw.commit();
        }
        open();
        for (int i = 0; i < 100; i++) {
            ask();
        }
    }

    private void change() {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> insert();
            case 3, 4, 5 -> updateAll();
            case 6, 7 -> updateOne();
            case 8 -> deleteAll();
            case 9 -> {
                createIndex();
                if (!indexes.isEmpty() && random.nextInt(3) == 0) {
                    dropIndex();
                }
            }
            case 10 -> {
                backend.close();
                open();
            }
            default -> die();
        }
        assertThat(indexes())
                .extracting(index -> index.get("name"))
                .containsOnlyOnceElementsOf(indexes)
                .hasSize(indexes.size() + 1);
    }

    /** As a process that is killed: only what was written to files is left. */
    private void die() {
        store.closeImmediately();
        open();
    }

    private void insert() {
        Document document = document();
        if (stored.putIfAbsent(document.get("_id"), document) == null) {
            run(new Document("insert", "things").append("documents", List.of(document.cloneDeeply())));
        }
    }

    private void updateAll() {
        Document filter = filter();
        String field = any(List.of("a", "b", "c", "municipality"));
        boolean unset = random.nextInt(4) == 0;
        Object drawn = field.equals("municipality") ? municipality() : value();
        // The library does not replace a number by an equal one of another type.
        Object value = drawn instanceof Number ? 7 : drawn;
        Document update = new Document(unset ? "$unset" : "$set", new Document(field, value));
        run(new Document("update", "things")
                .append(
                        "updates",
                        List.of(new Document("q", filter.cloneDeeply())
                                .append("u", update)
                                .append("multi", true))));
        stored.values().stream().filter(document -> matches(document, filter)).forEach(document -> {
            if (unset) {
                document.remove(field);
            } else {
                document.put(field, value);
            }
        });
        assertThat(byId(all())).as("after the update of %s", filter).isEqualTo(stored);
    }

    private void updateOne() {
        if (stored.isEmpty()) {
            return;
        }
        Document one = any(List.copyOf(stored.values()));
        Document replaced = document();
        replaced.put("_id", one.get("_id"));
        Document filter = new Document("_id", one.get("_id"));
        if (one.containsKey("municipality")) {
            filter.put("municipality", one.get("municipality"));
        }
        Document answer = run(new Document("findAndModify", "things")
                .append("query", filter)
                .append("update", replaced.cloneDeeply())
                .append("new", true));
        assertThat(answer.get("value")).as("found by %s", filter).isNotNull();
        stored.put(one.get("_id"), (Document) answer.get("value"));
    }

    private void deleteAll() {
        Document filter = filter();
        if (stored.values().stream()
                        .filter(document -> matches(document, filter))
                        .count()
                > DOCUMENTS / 4) {
            return;
        }
        run(new Document("delete", "things").append("deletes", List.of(new Document("q", filter).append("limit", 0))));
        stored.values().removeIf(document -> matches(document, filter));
    }

    private void createIndex() {
        Document key = new Document();
        int size = 1 + random.nextInt(3);
        while (key.size() < size) {
            key.put(any(FIELDS.subList(1, FIELDS.size())), random.nextBoolean() ? 1 : -1);
        }
        if (random.nextInt(3) == 0) {
            key.put("_id", random.nextBoolean() ? 1 : -1);
        }
        String name = "index" + random.nextInt(1_000);
        Document index = new Document("key", key).append("name", name);
        switch (random.nextInt(6)) {
            case 0 ->
                index.append(
                        "partialFilterExpression",
                        new Document(key.keySet().iterator().next(), new Document("$exists", true)));
            case 1 -> index.append("partialFilterExpression", new Document("municipality", "352039"));
            case 2 -> index.append("sparse", true);
            case 3 ->
                index.append("key", new Document("number", 1))
                        .append("unique", true)
                        .append("sparse", true);
            default -> {}
        }
        if (!indexes.contains(name)) {
            indexes.add(name);
            run(new Document("createIndexes", "things").append("indexes", List.of(index)));
        }
    }

    private void dropIndex() {
        String name = indexes.remove(random.nextInt(indexes.size()));
        run(new Document("dropIndexes", "things").append("index", name));
    }

    private void ask() {
        Document filter = filter();
        Document order = order();
        int skip = random.nextInt(3) == 0 ? random.nextInt(5) : 0;
        int limit = random.nextBoolean() ? 1 + random.nextInt(10) : 0;
        Document find = new Document("find", "things")
                .append("filter", filter.cloneDeeply())
                .append("skip", skip)
                .append("limit", limit);
        if (!order.isEmpty()) {
            find.append("sort", order);
        }
        if (random.nextBoolean()) {
            find.append("batchSize", 1 + random.nextInt(20));
        }
        List<Document> expected = new ArrayList<>(stored.values().stream()
                .filter(document -> matches(document, filter))
                .toList());
        if (!order.isEmpty()) {
            expected.sort(new DocumentComparator(order));
        }

        List<Document> found = find(find);

        Supplier<String> question = () -> find + " with indexes " + indexes();
        List<Document> wanted = expected.stream()
                .skip(skip)
                .limit(limit == 0 ? Long.MAX_VALUE : limit)
                .toList();
        assertThat(found).as(question).hasSameSizeAs(wanted);
        assertThat(byId(found)).as(question).hasSameSizeAs(found);
        assertThat(byId(expected)).as(question).containsAllEntriesOf(byId(found));
        if (!order.isEmpty()) {
            DocumentComparator sort = new DocumentComparator(order);
            assertThat(IntStream.range(0, found.size()).filter(i -> sort.compare(found.get(i), wanted.get(i)) != 0))
                    .as(question)
                    .isEmpty();
        }
        assertThat(run(new Document("count", "things").append("query", filter)).get("n"))
                .as(question)
                .isEqualTo(expected.size());
        assertThat(counted(filter)).as(question).isEqualTo(expected.size());
    }

    private List<Document> find(Document find) {
        Document cursor = (Document) run(find).get("cursor");
        List<Document> found = new ArrayList<>(documents(cursor, "firstBatch"));
        while ((Long) cursor.get("id") != 0) {
            Document more = new Document("getMore", cursor.get("id")).append("collection", "things");
            cursor = (Document) run(random.nextBoolean() ? more : more.append("batchSize", 7))
                    .get("cursor");
            found.addAll(documents(cursor, "nextBatch"));
        }
        return found;
    }

    private int counted(Document filter) {
        Document answer = run(new Document("aggregate", "things")
                .append(
                        "pipeline",
                        List.of(
                                new Document("$match", filter),
                                new Document("$group", new Document("_id", 1).append("n", new Document("$sum", 1)))))
                .append("cursor", new Document()));
        List<Document> groups = documents((Document) answer.get("cursor"), "firstBatch");
        return groups.isEmpty() ? 0 : ((Number) groups.getFirst().get("n")).intValue();
    }

    private static Map<Object, Document> byId(List<Document> documents) {
        Map<Object, Document> byId = new HashMap<>();
        documents.forEach(document -> byId.put(document.get("_id"), document));
        return byId;
    }

    private List<Document> all() {
        return find(new Document("find", "things").append("sort", new Document("$natural", 1)));
    }

    private List<Document> indexes() {
        return documents((Document) run(new Document("listIndexes", "things")).get("cursor"), "firstBatch");
    }

    @SuppressWarnings("unchecked")
    private static List<Document> documents(Document cursor, String batch) {
        return List.copyOf((List<Document>) cursor.get(batch));
    }

    private boolean matches(Document document, Document filter) {
        return matcher.matches(document, filter);
    }

    private Document run(Document command) {
        Document answer = backend.handleMessage(new MongoMessage(client, null, command.append("$db", "test")));
        assertThat(answer.get("writeErrors")).as("%s", command).isNull();
        return answer;
    }

    private Document document() {
        Document document = new Document("_id", id());
        if (random.nextInt(10) > 0) {
            document.put("number", numbers++);
        }
        if (random.nextInt(10) > 0) {
            document.put("municipality", municipality());
        }
        if (random.nextInt(10) > 0) {
            document.put("stage", new Document("type", any(List.of("Registered", "Suspended", "Ended"))));
        }
        for (String field : List.of("a", "b")) {
            if (random.nextInt(3) > 0) {
                document.put(field, value());
            }
        }
        if (random.nextInt(3) > 0) {
            document.put("c", random.nextInt(5) == 0 ? value() : new Document("x", value()).append("y", scalar()));
        }
        if (random.nextInt(4) == 0) {
            document.put("tags", random.nextBoolean() ? values() : tags());
        }
        return document;
    }

    private Object id() {
        int number = random.nextInt(100_000);
        if (oddIds && random.nextInt(3) == 0) {
            return random.nextBoolean() ? (Object) number : new Decimal128(new BigDecimal(number));
        }
        return "d%05d".formatted(number);
    }

    private String municipality() {
        return random.nextBoolean() ? "352039" : "131016";
    }

    private List<Object> tags() {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(_ -> random.nextInt(4) == 0 ? scalar() : (Object) new Document("name", scalar()))
                .collect(ArrayList::new, List::add, List::addAll);
    }

    /** Never none: to the library's order of documents, an empty list is less than an empty list. */
    private List<Object> values() {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(_ -> scalar())
                .collect(ArrayList::new, List::add, List::addAll);
    }

    /** Mostly one that has an order, so that the indexes' order is tried, too. */
    private Object value() {
        return switch (random.nextInt(120)) {
            case 0 -> any(ODD);
            case 1 -> values();
            case 2 -> List.of(values());
            default -> scalar();
        };
    }

    private Object scalar() {
        return any(SCALARS);
    }

    private Document filter() {
        Document filter = new Document();
        int conditions = random.nextInt(4);
        for (int i = 0; i < conditions; i++) {
            String field = any(FIELDS);
            filter.put(field, condition(field));
        }
        return switch (random.nextInt(8)) {
            case 0 -> new Document("$and", List.of(filter, filterOfOne()));
            case 2 -> {
                String field = any(FIELDS);
                yield new Document(
                        "$and",
                        List.of(
                                new Document(field, new Document("$gte", operand(field))),
                                new Document(field, new Document("$lte", operand(field)))));
            }
            case 1 -> filter.append("$or", List.of(filterOfOne(), filterOfOne()));
            default -> filter;
        };
    }

    private Document filterOfOne() {
        String field = any(FIELDS);
        return new Document(field, condition(field));
    }

    private Object condition(String field) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> operand(field);
            case 4 -> new Document("$in", List.of(nonNull(field), nonNull(field)));
            case 5 -> new Document("$in", Arrays.asList(operand(field), operand(field), operand(field)));
            case 6 -> new Document(any(List.of("$gt", "$gte")), operand(field));
            case 7 -> new Document(any(List.of("$lt", "$lte")), operand(field));
            case 8 ->
                new Document(any(List.of("$gt", "$gte")), operand(field))
                        .append(any(List.of("$lt", "$lte")), operand(field));
            case 9 -> new Document("$exists", random.nextInt(4) > 0);
            case 10 -> new Document(any(List.of("$ne", "$eq")), operand(field));
            default ->
                any(List.of(
                        new BsonRegularExpression("^a", ""),
                        new Document("$not", new Document("$gt", nonNull(field))),
                        new Document("$nin", List.of(nonNull(field))),
                        new Document("$size", 1),
                        new Document("$elemMatch", new Document("$gte", 1).append("$lt", 3))));
        };
    }

    private Object operand(String field) {
        return switch (field) {
            case "_id" -> stored.isEmpty() || random.nextInt(5) == 0 ? id() : any(List.copyOf(stored.keySet()));
            case "number" -> random.nextInt(numbers + 1);
            case "municipality" -> municipality();
            case "stage.type" -> any(List.of("Registered", "Suspended", "Ended", "Other"));
            default -> random.nextInt(20) == 0 ? any(ODD) : scalar();
        };
    }

    private Object nonNull(String field) {
        Object operand = operand(field);
        return operand == null ? 1 : operand;
    }

    private Document order() {
        Document order = new Document();
        int fields = random.nextInt(4);
        for (int i = 0; i < fields; i++) {
            order.put(any(FIELDS.subList(0, FIELDS.size() - 1)), random.nextBoolean() ? 1 : -1);
        }
        return order;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
