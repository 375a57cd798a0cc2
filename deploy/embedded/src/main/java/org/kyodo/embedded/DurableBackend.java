package org.kyodo.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;
import org.kyodo.embedded.WriteAheadLog.Change;

/**
 * Answers a write only when it is in a file, and closes the gaps between the library and MongoDB that Kyodo would fall
 * into.
 *
 * <p>A write is answered when its changes are in the log; once a second the store is written and the log emptied.
 * Commands run side by side under the shared half of a lock and writing the store takes the other half, so the store
 * never holds half of a command, whenever the process dies.
 */
final class DurableBackend extends H2Backend implements Changes {

    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findAndModify",
            "create",
            "createIndexes",
            "drop",
            "dropIndexes",
            "dropDatabase",
            "renameCollection",
            "aggregate");

    /** The commands of MongoDB's Stable API, version 1. */
    private static final Set<String> STABLE_API = Set.of(
            "abortTransaction",
            "aggregate",
            "authenticate",
            "collMod",
            "commitTransaction",
            "count",
            "create",
            "createIndexes",
            "delete",
            "drop",
            "dropDatabase",
            "dropIndexes",
            "endSessions",
            "explain",
            "find",
            "findAndModify",
            "getMore",
            "hello",
            "insert",
            "killCursors",
            "listCollections",
            "listDatabases",
            "listIndexes",
            "ping",
            "refreshSessions",
            "update");

    private static final int API_STRICT_ERROR = 323;
    private static final int CANNOT_CREATE_INDEX = 67;

    private static final int FIRST_BATCH = 101;
    private static final int NEXT_BATCH = 1_000;

    /** Below this share of live data, in percent, a part of the file is written anew. */
    private static final int FILL_RATE = 50;

    private static final int TIDY_BYTES = 4 * 1024 * 1024;
    /** What is in the log is in memory, too, decoded, until the store is written. */
    private static final long LOG_BYTES = 4L * 1024 * 1024;

    private final Optional<WriteAheadLog> log;
    private final Lock running;
    private final Lock writing;

    /** Whether the store holds less than the lists of collections and indexes say. */
    private volatile boolean restructured;

    /** Serves a store that is only in memory. */
    static DurableBackend inMemoryOnly(MVStore store) {
        return new DurableBackend(store, Optional.empty());
    }

    /** Serves a store, brought up to date from the log that a dead process may have left. */
    static DurableBackend recovered(MVStore store, Path log) {
        Collection<Change> changes = WriteAheadLog.read(log);
        DurableBackend backend = new DurableBackend(store, Optional.of(WriteAheadLog.open(log)));
        backend.replay(changes);
        return backend;
    }

    private DurableBackend(MVStore store, Optional<WriteAheadLog> log) {
        // The inherited constructor opens the databases already.
        this.log = log;
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        this.running = lock.readLock();
        this.writing = lock.writeLock();
        super(store);
    }

    private void replay(Collection<Change> changes) {
        // First all of them out, so that no unique index meets a value before the document that had it is gone.
        for (Change change : changes) {
            MongoCollection<?> collection = collection(change);
            for (Document before : collection.handleQuery(new Document("_id", change.id()))) {
                collection.removeDocument(before);
            }
        }
        for (Change change : changes) {
            if (change.document() != null) {
                collection(change).addDocument(change.document());
            }
        }
        writeStore();
    }

    private MongoCollection<?> collection(Change change) {
        MongoDatabase database = resolveDatabase(change.database());
        MongoCollection<?> collection = database.resolveCollection(change.collection(), false);
        return collection != null
                ? collection
                : database.createCollectionOrThrowIfExists(change.collection(), CollectionOptions.withDefaults());
    }

    @Override
    public void changed(Change change) {
        log.ifPresent(present -> present.append(change));
    }

    @Override
    public void restructured() {
        restructured = true;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new DurableDatabase(name, getMvStore(), getCursorRegistry(), this);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        String command = message.getDocument().keySet().iterator().next();
        refuseWhatStrictMongoWouldRefuse(command, message.getDocument());
        if (!WRITES.contains(command)) {
            return super.handleMessage(message);
        }
        running.lock();
        try {
            return super.handleMessage(message);
        } finally {
            running.unlock();
            // Also what failed may have changed something before.
            keep();
        }
    }

    private void keep() {
        if (restructured || log.map(WriteAheadLog::flush).orElse(0L) > LOG_BYTES) {
            writeStore();
        }
    }

    /** Writes the store and empties the log, while no command is half done. */
    void writeStore() {
        writing.lock();
        try {
            restructured = false;
            commit();
            log.ifPresent(WriteAheadLog::clear);
        } finally {
            writing.unlock();
        }
    }

    /** Writes the store if the log holds anything, and gives back the space of what has been replaced. */
    void tidy() {
        if (log.isPresent() && log.get().flush() > 0) {
            writeStore();
        }
        writing.lock();
        try {
            getMvStore().compact(FILL_RATE, TIDY_BYTES);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() {
        writeStore();
        log.ifPresent(WriteAheadLog::close);
        super.close();
    }

    private static void refuseWhatStrictMongoWouldRefuse(String command, Document body) {
        if (Boolean.TRUE.equals(body.get("apiStrict")) && !STABLE_API.contains(command)) {
            throw new MongoServerError(
                    API_STRICT_ERROR,
                    "APIStrictError",
                    "Provided apiStrict:true, but the command " + command + " is not in API Version 1");
        }
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document body) {
        return switch (command) {
            case "hello" -> hello(channel, database, body);
            case "insert" -> insert(channel, database, body);
            case "update" -> update(channel, database, body);
            case "find" -> find(channel, database, body);
            case "getMore" -> getMore(channel, database, body);
            case "aggregate" -> aggregate(channel, database, body);
            case "createIndexes" -> createIndexes(channel, database, body);
            case "dropIndexes" -> dropIndexes(database, body);
            case "dropDatabase" -> dropDatabase(channel, database, body);
            default -> super.handleCommand(channel, database, command, body);
        };
    }

    /** The library knows only this command's predecessor. */
    private Document hello(Channel channel, String database, Document body) {
        Document answer = super.handleCommand(channel, database, "ismaster", body);
        answer.put("isWritablePrimary", answer.remove("ismaster"));
        // Otherwise the driver goes on asking with the predecessor, which is outside the Stable API.
        answer.put("helloOk", true);
        return answer;
    }

    /** The library counts documents as inserted that it refused. */
    private Document insert(Channel channel, String database, Document body) {
        Document answer = super.handleCommand(channel, database, "insert", body);
        List<?> errors = (List<?>) answer.getOrDefault("writeErrors", List.of());
        if (!errors.isEmpty()) {
            int refused = isOrdered(body) ? size(body, "documents") - firstIndex(errors) : errors.size();
            answer.put("n", size(body, "documents") - refused);
        }
        return answer;
    }

    /** The library goes on after an error even where it was asked to stop there. */
    private Document update(Channel channel, String database, Document body) {
        if (!isOrdered(body) || size(body, "updates") == 1) {
            return super.handleCommand(channel, database, "update", body);
        }
        int matched = 0;
        int modified = 0;
        List<Document> upserted = new ArrayList<>();
        List<Document> errors = new ArrayList<>();
        List<?> updates = (List<?>) body.get("updates");
        for (int index = 0; index < updates.size() && errors.isEmpty(); index++) {
            Document single = body.clone();
            single.put("updates", List.of(updates.get(index)));
            Document answer = super.handleCommand(channel, database, "update", single);
            matched += (Integer) answer.get("n");
            modified += (Integer) answer.get("nModified");
            upserted.addAll(atIndex(answer, "upserted", index));
            errors.addAll(atIndex(answer, "writeErrors", index));
        }
        Document answer = new Document("n", matched).append("nModified", modified);
        if (!upserted.isEmpty()) {
            answer.put("upserted", upserted);
        }
        if (!errors.isEmpty()) {
            answer.put("writeErrors", errors);
        }
        return answer.append("ok", 1.0);
    }

    /** The library gives all at once to a client that does not say how many documents it wants. */
    private Document find(Channel channel, String database, Document body) {
        if (!Boolean.TRUE.equals(body.get("singleBatch"))) {
            body.putIfAbsent("batchSize", FIRST_BATCH);
        }
        return super.handleCommand(channel, database, "find", body);
    }

    private Document getMore(Channel channel, String database, Document body) {
        body.putIfAbsent("batchSize", NEXT_BATCH);
        return super.handleCommand(channel, database, "getMore", body);
    }

    /** The library reads the whole collection, whatever the first stage lets pass. */
    private Document aggregate(Channel channel, String database, Document body) {
        if (body.get("pipeline") instanceof List<?> stages
                && !stages.isEmpty()
                && stages.getFirst() instanceof Document first
                && first.get("$match") instanceof Document filter
                // That could refer to variables, which only the library's own stage knows.
                && !filter.toString().contains("$expr")) {
            return DurableCollection.aggregating(
                    filter, () -> super.handleCommand(channel, database, "aggregate", body));
        }
        return super.handleCommand(channel, database, "aggregate", body);
    }

    /**
     * The library ignores the filter of a partial index. That is harmless for an index that only makes queries fast,
     * and wrong for a unique one: "where the field exists" is what it calls sparse, and anything else is refused.
     */
    private Document createIndexes(Channel channel, String database, Document body) {
        for (Object each : (Iterable<?>) body.get("indexes")) {
            Document index = (Document) each;
            if (Boolean.TRUE.equals(index.get("unique")) && index.get("partialFilterExpression") != null) {
                Document whereKeysExist = new Document();
                ((Document) index.get("key"))
                        .keySet()
                        .forEach(field -> whereKeysExist.put(field, new Document("$exists", true)));
                if (!whereKeysExist.equals(index.get("partialFilterExpression"))) {
                    throw new MongoServerError(
                            CANNOT_CREATE_INDEX,
                            "CannotCreateIndex",
                            "partialFilterExpression of the unique index " + index.get("name") + ": "
                                    + index.get("partialFilterExpression") + " (expected by the embedded server: "
                                    + whereKeysExist + ")");
                }
                index.put("sparse", true);
            }
        }
        return super.handleCommand(channel, database, "createIndexes", body);
    }

    private Document dropIndexes(String database, Document body) {
        ((DurableDatabase) resolveDatabase(database)).dropIndexes((String) body.get("dropIndexes"), body.get("index"));
        return new Document("ok", 1.0);
    }

    /** The library would also take away the data of every database whose name begins with this one's. */
    private Document dropDatabase(Channel channel, String database, Document body) {
        Document collections =
                super.handleCommand(channel, database, "listCollections", new Document("listCollections", 1));
        for (Object each : (List<?>) ((Document) collections.get("cursor")).get("firstBatch")) {
            super.handleCommand(channel, database, "drop", new Document("drop", ((Document) each).get("name")));
        }
        return new Document("dropped", database).append("ok", 1.0);
    }

    private static boolean isOrdered(Document body) {
        return Boolean.TRUE.equals(body.getOrDefault("ordered", true));
    }

    private static int size(Document body, String field) {
        return ((List<?>) body.get(field)).size();
    }

    private static int firstIndex(List<?> errors) {
        return (Integer) ((Document) errors.getFirst()).get("index");
    }

    private static List<Document> atIndex(Document answer, String field, int index) {
        List<?> entries = (List<?>) answer.getOrDefault(field, List.of());
        return entries.stream()
                .map(entry -> ((Document) entry).clone().append("index", index))
                .toList();
    }
}
