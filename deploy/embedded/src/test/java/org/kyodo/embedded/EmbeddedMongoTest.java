package org.kyodo.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.ConnectionString;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ServerApi;
import com.mongodb.ServerApiVersion;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTest {

    private static final Instant NOON = Instant.parse("2026-06-12T03:00:00Z");
    private static final Instant ONE_SECOND_LATER = NOON.plusSeconds(1);

    @TempDir
    Path folder;

    private EmbeddedMongo server;
    private MongoClient client;
    private MongoCollection<Document> proposals;

    @BeforeEach
    void start() {
        server = EmbeddedMongo.start(folder, 0);
        client = connect(server);
        proposals = client.getDatabase("proposal").getCollection("proposals");
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Nested
    class Commit_of_an_aggregate {

        @Test
        void first_inserts_with_revision_1_and_all_its_parts() {
            UpdateResult result = commit("p1", 0, 1, 2);

            assertThat(result.getUpsertedId().asString().getValue()).isEqualTo("p1");
            assertThat(proposals.find().first())
                    .isEqualTo(new Document("_id", "p1")
                            .append("revision", 1)
                            .append("stage", new Document("type", "Submitted").append("events", 2))
                            .append("outbox", List.of(event(1), event(2)))
                            .append("emitted", 2L)
                            .append("pendingSince", java.util.Date.from(NOON))
                            .append("municipality", "352039"));
        }

        @Test
        void next_goes_on_from_the_revision_it_names() {
            commit("p1", 0, 1);

            UpdateResult result = commit("p1", 1, 2, 3);

            assertThat(result.getModifiedCount()).isEqualTo(1);
            Document stored = proposals.find().first();
            assertThat(stored.getInteger("revision")).isEqualTo(2);
            assertThat(stored.getLong("emitted")).isEqualTo(3);
            assertThat(stored.getList("outbox", Document.class)).containsExactly(event(1), event(2), event(3));
        }

        @Test
        void second_one_for_a_new_aggregate_gives_duplicate_key() {
            commit("p1", 0, 1);

            MongoWriteException thrown = catchThrowableOfType(MongoWriteException.class, () -> commit("p1", 0, 1));

            assertThat(thrown.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
            assertThat(thrown.getCode()).isEqualTo(11000);
            assertThat(proposals.find().first().getInteger("revision")).isEqualTo(1);
        }

        @Test
        void on_an_older_revision_changes_nothing() {
            commit("p1", 0, 1);
            commit("p1", 1, 2);

            UpdateResult result = proposals.updateOne(and(eq("_id", "p1"), eq("revision", 1)), inc("revision", 1));

            assertThat(result.getMatchedCount()).isZero();
            assertThat(proposals.find().first().getInteger("revision")).isEqualTo(2);
        }

        @Test
        void of_many_at_once_only_one_wins_each_revision() throws Exception {
            int writers = 8;
            int rounds = 20;
            CyclicBarrier together = new CyclicBarrier(writers);
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                tasks.add(() -> {
                    int won = 0;
                    for (int revision = 0; revision < rounds; revision++) {
                        together.await();
                        try {
                            won += commit("p1", revision, revision + 1).getMatchedCount() > 0 || revision == 0 ? 1 : 0;
                        } catch (MongoWriteException e) {
                            assertThat(e.getCode()).isEqualTo(11000);
                        }
                        together.await();
                    }
                    return won;
                });
            }

            assertThat(inParallel(tasks).stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(rounds);
            assertThat(proposals.find().first().getInteger("revision")).isEqualTo(rounds);
        }

        @Test
        void keeps_the_earliest_pending_since() {
            commit("p1", 0, 1);

            proposals.updateOne(eq("_id", "p1"), min("pendingSince", java.util.Date.from(ONE_SECOND_LATER)));

            assertThat(proposals.find().first().getDate("pendingSince")).isEqualTo(java.util.Date.from(NOON));
        }

        @Test
        void keeps_the_last_fifty_handled_keys() {
            for (int key = 1; key <= 60; key++) {
                proposals.updateOne(
                        eq("_id", "p1"),
                        pushEach("handled", List.of("key-" + key), new PushOptions().slice(-50)),
                        new UpdateOptions().upsert(true));
            }

            assertThat(proposals.find().first().getList("handled", String.class))
                    .hasSize(50)
                    .startsWith("key-11")
                    .endsWith("key-60");
        }

        @Test
        void keeps_a_mark_per_source_stream() {
            proposals.updateOne(eq("_id", "p1"), set("seen.group-1", 3L), new UpdateOptions().upsert(true));
            proposals.updateOne(and(eq("_id", "p1"), lt("seen.group-1", 4L)), set("seen.group-1", 4L));
            proposals.updateOne(and(eq("_id", "p1"), lt("seen.group-1", 4L)), set("seen.group-1", 99L));

            assertThat(proposals.find().first().get("seen", Document.class)).isEqualTo(new Document("group-1", 4L));
        }
    }

    @Nested
    class Drain_of_an_outbox {

        @Test
        void takes_out_events_up_to_the_sequence() {
            commit("p1", 0, 1, 2, 3);

            proposals.updateOne(eq("_id", "p1"), pull("outbox", lte("sequence", 2L)));

            assertThat(proposals.find().first().getList("outbox", Document.class))
                    .containsExactly(event(3));
        }

        @Test
        void clears_pending_since_only_where_the_outbox_is_empty() {
            commit("p1", 0, 1);
            commit("p2", 0, 1);
            proposals.updateOne(eq("_id", "p2"), pull("outbox", lte("sequence", 1L)));

            for (String id : List.of("p1", "p2")) {
                proposals.updateOne(and(eq("_id", id), size("outbox", 0)), unset("pendingSince"));
            }

            assertThat(proposals.find(exists("pendingSince")).map(d -> d.getString("_id")))
                    .containsExactly("p1");
        }
    }

    @Nested
    class Write_of_many {

        @Test
        void ordered_stops_at_the_duplicate_and_says_which_it_was() {
            insert("e2");

            MongoBulkWriteException thrown = catchThrowableOfType(
                    MongoBulkWriteException.class, () -> proposals.insertMany(documents("e1", "e2", "e3")));

            assertThat(thrown.getWriteErrors())
                    .extracting(BulkWriteError::getIndex)
                    .containsExactly(1);
            assertThat(thrown.getWriteErrors())
                    .extracting(BulkWriteError::getCode)
                    .containsExactly(11000);
            assertThat(thrown.getWriteResult().getInsertedCount()).isEqualTo(1);
            assertThat(ids()).containsExactlyInAnyOrder("e1", "e2");
        }

        @Test
        void unordered_goes_on_and_says_which_were_duplicates() {
            insert("e1");
            insert("e3");

            MongoBulkWriteException thrown = catchThrowableOfType(
                    MongoBulkWriteException.class,
                    () -> proposals.insertMany(
                            documents("e1", "e2", "e3", "e4"), new InsertManyOptions().ordered(false)));

            assertThat(thrown.getWriteErrors())
                    .extracting(BulkWriteError::getIndex)
                    .containsExactly(0, 2);
            assertThat(thrown.getWriteResult().getInsertedCount()).isEqualTo(2);
            assertThat(ids()).containsExactlyInAnyOrder("e1", "e2", "e3", "e4");
        }

        @Test
        void of_updates_in_order_stops_at_the_first_that_fails() {
            commit("p2", 0, 1);

            MongoBulkWriteException thrown = catchThrowableOfType(
                    MongoBulkWriteException.class, () -> proposals.bulkWrite(firstCommits("p1", "p2", "p3")));

            assertThat(thrown.getWriteErrors())
                    .extracting(BulkWriteError::getIndex)
                    .containsExactly(1);
            assertThat(thrown.getWriteResult().getUpserts()).hasSize(1);
            assertThat(ids()).containsExactlyInAnyOrder("p1", "p2");
        }

        @Test
        void of_updates_in_any_order_does_all_it_can() {
            commit("p2", 0, 1);

            MongoBulkWriteException thrown = catchThrowableOfType(
                    MongoBulkWriteException.class,
                    () -> proposals.bulkWrite(firstCommits("p1", "p2", "p3"), new BulkWriteOptions().ordered(false)));

            assertThat(thrown.getWriteErrors())
                    .extracting(BulkWriteError::getIndex)
                    .containsExactly(1);
            assertThat(ids()).containsExactlyInAnyOrder("p1", "p2", "p3");
        }

        @Test
        void of_updates_in_order_counts_each_kind() {
            commit("p1", 0, 1);

            var result = proposals.bulkWrite(List.of(
                    new UpdateOneModel<>(eq("_id", "p1"), inc("revision", 1)),
                    new UpdateOneModel<>(eq("_id", "p9"), inc("revision", 1)),
                    new UpdateOneModel<>(eq("_id", "p2"), inc("revision", 1), new UpdateOptions().upsert(true))));

            assertThat(result.getMatchedCount()).isEqualTo(1);
            assertThat(result.getModifiedCount()).isEqualTo(1);
            assertThat(result.getUpserts()).singleElement().satisfies(upsert -> {
                assertThat(upsert.getIndex()).isEqualTo(2);
                assertThat(upsert.getId().asString().getValue()).isEqualTo("p2");
            });
        }
    }

    @Nested
    class Lease {

        @Test
        void is_taken_by_an_upsert_that_returns_it() {
            Document lease = takeLease("replica-1", NOON);

            assertThat(lease.getString("owner")).isEqualTo("replica-1");
        }

        @Test
        void that_is_held_gives_duplicate_key_to_another() {
            takeLease("replica-1", ONE_SECOND_LATER);

            assertThatThrownBy(() -> takeLease("replica-2", NOON))
                    .isInstanceOfSatisfying(MongoCommandException.class, e -> assertThat(e.getErrorCode())
                            .isEqualTo(11000));
        }

        @Test
        void that_has_expired_passes_to_another() {
            takeLease("replica-1", NOON);

            Document lease = takeLease("replica-2", ONE_SECOND_LATER);

            assertThat(lease.getString("owner")).isEqualTo("replica-2");
        }

        private Document takeLease(String owner, Instant now) {
            return proposals.findOneAndUpdate(
                    and(eq("_id", "shard-0"), lt("expires", java.util.Date.from(now))),
                    combine(set("owner", owner), set("expires", java.util.Date.from(now))),
                    new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        }
    }

    @Nested
    class Index {

        @Test
        void partial_is_accepted_and_listed() {
            proposals.createIndex(
                    Indexes.ascending("pendingSince"),
                    new IndexOptions().partialFilterExpression(exists("pendingSince")));

            assertThat(proposals.listIndexes().map(index -> index.getString("name")))
                    .contains("pendingSince_1");
        }

        @Test
        void may_be_made_again() {
            for (int time = 0; time < 2; time++) {
                proposals.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
            }

            assertThat(proposals.listIndexes()).hasSize(2);
        }

        @Test
        void unique_refuses_a_second_of_the_same() {
            proposals.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
            proposals.insertOne(new Document("_id", "a").append("number", 7));

            assertThatThrownBy(() -> proposals.insertOne(new Document("_id", "b").append("number", 7)))
                    .isInstanceOfSatisfying(MongoWriteException.class, e -> assertThat(e.getCode())
                            .isEqualTo(11000));
        }

        @Test
        void unique_and_partial_leaves_out_documents_without_the_field() {
            proposals.createIndex(
                    Indexes.ascending("number"),
                    new IndexOptions().unique(true).partialFilterExpression(exists("number")));
            insert("a");
            insert("b");
            proposals.insertOne(new Document("_id", "c").append("number", 7));

            assertThatThrownBy(() -> proposals.insertOne(new Document("_id", "d").append("number", 7)))
                    .isInstanceOf(MongoWriteException.class);
            assertThat(ids()).containsExactlyInAnyOrder("a", "b", "c");
        }

        @Test
        void unique_with_a_filter_that_would_be_ignored_is_refused() {
            assertThatThrownBy(() -> proposals.createIndex(
                            Indexes.ascending("number"),
                            new IndexOptions().unique(true).partialFilterExpression(eq("stage", "Open"))))
                    .isInstanceOf(MongoCommandException.class)
                    .hasMessageContaining("expected by the embedded server");
        }
    }

    @Nested
    class Query {

        @BeforeEach
        void insertJournal() {
            proposals.insertMany(documents("g/1/0001", "g/1/0002", "g/1/0003", "g/2/0001", "h/1/0001"));
        }

        @Test
        void by_ids_finds_those_that_are_there() {
            assertThat(idsOf(in("_id", "g/2/0001", "nowhere", "g/1/0001")))
                    .containsExactlyInAnyOrder("g/1/0001", "g/2/0001");
        }

        @Test
        void by_a_range_of_ids_keeps_to_its_bounds() {
            assertThat(idsOf(and(gt("_id", "g/1/0001"), lte("_id", "g/2/0001"))))
                    .containsExactlyInAnyOrder("g/1/0002", "g/1/0003", "g/2/0001");
        }

        @Test
        void by_a_range_of_ids_from_its_end() {
            assertThat(proposals
                            .find(and(gt("_id", "g/1/"), lt("_id", "g/1/~")))
                            .sort(Sorts.descending("_id"))
                            .limit(1)
                            .first())
                    .containsEntry("_id", "g/1/0003");
        }

        @Test
        void under_way_goes_on_from_where_it_was_when_documents_change() {
            proposals.createIndex(Indexes.ascending("number"));
            for (int number = 1; number < 10; number++) {
                proposals.insertOne(new Document("_id", "n" + number).append("number", number));
            }
            List<String> read = new ArrayList<>();
            try (MongoCursor<Document> cursor = proposals
                    .find(exists("number"))
                    .sort(Sorts.ascending("number"))
                    .batchSize(3)
                    .iterator()) {
                for (int i = 0; i < 3; i++) {
                    read.add(cursor.next().getString("_id"));
                }
                proposals.deleteOne(eq("_id", "n7"));
                proposals.deleteOne(eq("_id", "n3"));
                proposals.insertOne(new Document("_id", "n0").append("number", 0));
                proposals.insertOne(new Document("_id", "n55").append("number", 5.5));
                cursor.forEachRemaining(document -> read.add(document.getString("_id")));
            }

            assertThat(read).containsExactly("n1", "n2", "n3", "n4", "n5", "n55", "n6", "n8", "n9");
        }

        @Test
        void by_id_and_something_else_wants_both() {
            assertThat(idsOf(and(eq("_id", "g/1/0001"), eq("revision", 1)))).isEmpty();
            assertThat(idsOf(and(eq("_id", "g/1/0001"), exists("revision", false))))
                    .containsExactly("g/1/0001");
        }
    }

    @Nested
    class Client {

        @Test
        void that_is_strict_is_greeted_and_refused_what_lies_outside_the_stable_api() {
            assertThat(client.getDatabase("admin").runCommand(new Document("hello", 1)))
                    .containsEntry("isWritablePrimary", true);
            assertThatThrownBy(
                            () -> proposals.distinct("revision", Integer.class).first())
                    .isInstanceOfSatisfying(MongoCommandException.class, e -> assertThat(e.getErrorCodeName())
                            .isEqualTo("APIStrictError"));
        }
    }

    @Nested
    class State {

        @Test
        void survives_a_restart_on_the_same_port_for_the_same_client() {
            proposals.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
            commit("p1", 0, 1);
            proposals.updateOne(eq("_id", "p1"), set("number", 7));
            Document before = proposals.find().first();

            server.restart();

            Document after = afterReconnect(() -> proposals.find().first());
            assertThat(after).isEqualTo(before);
            assertThatThrownBy(() -> proposals.insertOne(new Document("_id", "p2").append("number", 7)))
                    .isInstanceOf(MongoWriteException.class);
            assertThatThrownBy(() -> insert("p1")).isInstanceOf(MongoWriteException.class);
        }

        @Test
        void of_a_database_is_dropped_without_its_namesakes() {
            MongoCollection<Document> namesake =
                    client.getDatabase("proposal-2").getCollection("proposals");
            namesake.insertOne(new Document("_id", "kept"));
            insert("dropped");

            client.getDatabase("proposal").drop();
            server.restart();

            Long kept = afterReconnect(namesake::countDocuments);
            assertThat(kept).isEqualTo(1);
            assertThat(ids()).isEmpty();
            insert("dropped");
        }

        @Test
        void in_memory_is_forgotten() {
            try (EmbeddedMongo memory = EmbeddedMongo.startInMemory();
                    MongoClient other = connect(memory)) {
                MongoCollection<Document> collection = other.getDatabase("a").getCollection("b");
                collection.insertOne(new Document("_id", 1));
                assertThat(collection.countDocuments()).isEqualTo(1);

                memory.restart();

                Long left = afterReconnect(collection::countDocuments);
                assertThat(left).isZero();
            }
        }
    }

    private UpdateResult commit(String id, int revision, long... sequences) {
        List<Document> events = IntStream.range(0, sequences.length)
                .mapToObj(i -> event(sequences[i]))
                .toList();
        return proposals.updateOne(
                and(eq("_id", id), eq("revision", revision)),
                commitOf(events),
                new UpdateOptions().upsert(revision == 0));
    }

    private static Bson commitOf(List<Document> events) {
        return combine(
                set("stage", new Document("type", "Submitted").append("events", events.size())),
                pushEach("outbox", events),
                inc("revision", 1),
                inc("emitted", (long) events.size()),
                min("pendingSince", java.util.Date.from(NOON)),
                setOnInsert("municipality", "352039"));
    }

    private static List<UpdateOneModel<Document>> firstCommits(String... ids) {
        return List.of(ids).stream()
                .map(id -> new UpdateOneModel<Document>(
                        and(eq("_id", id), eq("revision", 0)),
                        combine(inc("revision", 1), push("outbox", event(1))),
                        new UpdateOptions().upsert(true)))
                .toList();
    }

    private static Document event(long sequence) {
        return new Document("sequence", sequence).append("type", "kyodo.proposal.ProposalSubmitted.v1");
    }

    private void insert(String id) {
        proposals.insertOne(new Document("_id", id));
    }

    private static List<Document> documents(String... ids) {
        return List.of(ids).stream().map(id -> new Document("_id", id)).collect(toList());
    }

    private List<String> ids() {
        return idsOf(new BsonDocument());
    }

    private List<String> idsOf(Bson filter) {
        return proposals.find(filter).map(d -> d.getString("_id")).into(new ArrayList<>());
    }

    private static <T> List<T> inParallel(List<Callable<T>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        }
    }

    private static <T> T afterReconnect(Callable<T> read) {
        return org.awaitility.Awaitility.await()
                .atMost(1, java.util.concurrent.TimeUnit.MINUTES)
                .ignoreExceptionsInstanceOf(com.mongodb.MongoException.class)
                .until(read, java.util.Objects::nonNull);
    }

    private static MongoClient connect(EmbeddedMongo server) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.uri()))
                .serverApi(ServerApi.builder()
                        .version(ServerApiVersion.V1)
                        .strict(true)
                        .deprecationErrors(true)
                        .build())
                .readConcern(ReadConcern.MAJORITY)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .build());
    }
}
