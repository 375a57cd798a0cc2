package org.kyodo.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;

/**
 * Answers a write only when it is in the file, and closes the gaps between the library and MongoDB that Kyodo would
 * fall into.
 *
 * <p>Commands run side by side under the shared half of a lock and a commit takes the other half, so a commit never
 * holds half of a command, whenever the process dies; commands that wait together share one commit.
 */
final class DurableBackend extends H2Backend {

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

    /** Below this share of live data, in percent, a part of the file is written anew. */
    private static final int FILL_RATE = 50;

    private static final int TIDY_BYTES = 8 * 1024 * 1024;

    private final Lock running;
    private final Lock committing;
    private final AtomicLong done = new AtomicLong();

    /** How many of the commands done are in the file; guarded by {@link #committing}. */
    private long committed;

    DurableBackend(MVStore store) {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        this.running = lock.readLock();
        this.committing = lock.writeLock();
        super(store);
    }

    /** Gives back the space of what has been replaced, a little at a time. */
    void tidy() {
        committing.lock();
        try {
            if (!getMvStore().isClosed()) {
                getMvStore().compact(FILL_RATE, TIDY_BYTES);
            }
        } finally {
            committing.unlock();
        }
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new DurableDatabase(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        String command = message.getDocument().keySet().iterator().next();
        refuseWhatStrictMongoWouldRefuse(command, message.getDocument());
        if (!WRITES.contains(command)) {
            return super.handleMessage(message);
        }
        long number;
        running.lock();
        try {
            return super.handleMessage(message);
        } finally {
            // Also what failed may have left something behind that the next commit would write.
            number = done.incrementAndGet();
            running.unlock();
            commitUpTo(number);
        }
    }

    private void commitUpTo(long number) {
        committing.lock();
        try {
            if (committed < number) {
                long doneNow = done.get();
                commit();
                committed = doneNow;
            }
        } finally {
            committing.unlock();
        }
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
            case "createIndexes" -> createIndexes(channel, database, body);
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
