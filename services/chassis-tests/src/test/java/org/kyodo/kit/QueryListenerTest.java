package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries as a driver sends them, some of which the declared indexes serve and some not. */
class QueryListenerTest {
    private final QueryListener queries = new QueryListener();
    private final TestDatabase database = TestDatabase.fresh(queries);

    @BeforeEach
    void declare() {
        index("{municipality: 1, name: 1, at: 1}", new Document());
        index("{state: 1, at: 1}", new Document());
        index(
                "{dueAt: 1}",
                new Document("partialFilterExpression", new Document("dueAt", new Document("$exists", true))));
    }

    @AfterEach
    void drop() {
        database.drop();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: {}}",
                "{find: {_id: 'x'}}",
                "{find: {municipality: 'a', name: 'b'}}",
                "{find: {municipality: 'a', name: 'b', at: {$lt: 3}}}",
                "{find: {municipality: 'a', name: 'b'}, sort: {at: 1}}",
                "{find: {municipality: 'a', name: {$in: ['b', 'c']}, at: {$gt: 3}}}",
                "{find: {state: 'WAITING', at: {$lt: 3}}, sort: {at: 1}}",
                "{find: {$or: [{state: 'A'}, {municipality: 'a', name: 'b'}]}}",
                "{find: {dueAt: {$lte: 3}}, sort: {dueAt: 1}}",
            })
    void served_by_an_index_pass(String query) {
        ask(query);
        assertThat(queries.unserved()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // No index begins with it.
                "{find: {title: 'b'}}",
                "{find: {at: {$lt: 3}}}",
                "{find: {name: 'b'}}",
                // Sorted by what stands behind a field that is not compared, or not at all.
                "{find: {municipality: 'a'}, sort: {at: 1}}",
                "{find: {municipality: 'a', name: 'b'}, sort: {title: 1}}",
                "{find: {}, sort: {at: 1}}",
                // The index has the municipality, and not what narrows within it.
                "{find: {municipality: 'a', title: 'b'}}",
                // Tenancy is not first.
                "{find: {municipality: 'a', state: 'WAITING'}}",
                // Nothing an index could narrow by.
                "{find: {state: {$ne: 'A'}}}",
                // One of two alternatives.
                "{find: {$or: [{state: 'A'}, {title: 'b'}]}}",
                // The index has only documents with the field.
                "{find: {dueAt: {$exists: false}}}",
            })
    void served_by_none_are_told(String query) {
        ask(query);
        assertThat(queries.unserved()).singleElement().asString().contains("no declared index serves the query");
    }

    @Test
    void of_updates_deletes_counts_and_pipelines_are_looked_at_too() {
        Document title = new Document("title", "b");
        var collection = database.mongo().getCollection("things");
        collection.updateOne(title, new Document("$set", new Document("x", 1)));
        assertUnservedOnce();
        collection.deleteMany(title);
        assertUnservedOnce();
        collection.findOneAndUpdate(title, new Document("$set", new Document("x", 1)));
        assertUnservedOnce();
        collection.countDocuments(title);
        assertUnservedOnce();
    }

    private void assertUnservedOnce() {
        assertThat(queries.unserved()).hasSize(1);
        queries.forget();
    }

    private void index(String keys, Document options) {
        Document index = new Document("key", BsonDocument.parse(keys)).append("name", keys);
        index.putAll(options);
        database.mongo()
                .executeCommand(new Document("createIndexes", "things").append("indexes", java.util.List.of(index)));
    }

    private void ask(String query) {
        Document parts = Document.parse(query);
        Bson filter = parts.get("find", Document.class);
        database.mongo()
                .getCollection("things")
                .find(filter)
                .sort(parts.get("sort", Document.class))
                .first();
    }
}
