package org.kyodo.bench;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kyodo.chassis.aggregate.Ids;

/** The first page of a list, the latest first, out of very many groups, as the services ask for it. */
final class ListsRound implements Round {
    private static final int GROUPS = 100_000;
    private static final int AT_ONCE = 1_000;
    private static final int PAGE = 20;
    private static final int CLIENTS = 32;
    private static final int ALONE = 500;
    private static final int PER_CLIENT = 50;
    private static final List<String> STAGES = List.of("Registered", "Submitted", "Suspended", "Draft");
    private static final List<String> MUNICIPALITIES = List.of("352039", "131016");

    @Override
    public String name() {
        return "lists";
    }

    /** Latencies of a page in milliseconds, for one client and for many. */
    @Override
    public Map<String, Object> measure(Bench bench) throws Exception {
        try (Database database = bench.database()) {
            MongoCollection<Document> groups = database.bare().getCollection("groups");
            groups.createIndex(Indexes.ascending("municipality", "stage.type", "_id"));
            for (int i = 0; i < GROUPS; i += AT_ONCE) {
                groups.insertMany(groups(i));
            }
            // Until the compiler is done.
            run(CLIENTS, groups);
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("documents", GROUPS);
            figures.put("page", PAGE);
            figures.put(
                    "alone",
                    Load.run(1, ALONE, List.of("Registered"), stage -> page(groups, stage))
                            .figures());
            figures.put("clients" + CLIENTS, run(CLIENTS, groups).figures());
            return figures;
        }
    }

    private static Measured run(int clients, MongoCollection<Document> groups) throws Exception {
        List<String> stages = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            stages.add(STAGES.get(i % STAGES.size()));
        }
        return Load.run(clients, PER_CLIENT, stages, stage -> page(groups, stage));
    }

    private static void page(MongoCollection<Document> groups, String stage) {
        Bson filter = and(eq("municipality", MUNICIPALITIES.getFirst()), eq("stage.type", stage));
        List<Document> page = groups.find(filter)
                .sort(Sorts.descending("_id"))
                .projection(Projections.exclude("outbox", "handled", "seen"))
                .limit(PAGE)
                .into(new ArrayList<>());
        if (page.size() != PAGE) {
            throw new IllegalStateException("page of " + page.size() + " (expected: " + PAGE + ")");
        }
    }

    private static List<Document> groups(int from) {
        List<Document> documents = new ArrayList<>(AT_ONCE);
        for (int i = from; i < from + AT_ONCE; i++) {
            Date now = new Date();
            documents.add(new Document("_id", Ids.next().toString())
                    .append("municipality", MUNICIPALITIES.get(i / STAGES.size() % MUNICIPALITIES.size()))
                    .append("revision", 3L)
                    .append("stage", stage(i))
                    .append("emitted", 3L)
                    .append("drained", 3L)
                    .append("outbox", List.of())
                    .append("seen", new Document())
                    .append("handled", List.of(new Document("key", "k" + i).append("revision", 3L)))
                    .append("shard", i % 64)
                    .append("createdAt", now)
                    .append("updatedAt", now));
        }
        return documents;
    }

    private static Document stage(int number) {
        return new Document("type", STAGES.get(number % STAGES.size()))
                .append("account", Ids.next().toString())
                .append(
                        "filing",
                        new Document("name", "まちづくり協議会 " + number)
                                .append("form", "UNINCORPORATED")
                                .append("purpose", "地域の見守りと緑化、子どもの居場所づくりを続ける。")
                                .append("fields", List.of("COMMUNITY", "ENVIRONMENT", "CHILDREN"))
                                .append("area", "大殿地区")
                                .append("members", 10 + number % 90)
                                .append("founded", "2019-04-01"));
    }
}
