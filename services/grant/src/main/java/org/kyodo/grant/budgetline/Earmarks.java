package org.kyodo.grant.budgetline;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kyodo.chassis.aggregate.Documents;
import org.kyodo.chassis.aggregate.Overflow;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.BudgetLineId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.grant.budgetline.BudgetLine.Funded;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The earmarks that budget lines have given up, so that a line of thousands costs no more per commit than one of a few.
 *
 * <p>An earmark is written here before its line leaves it out, and what a line still has counts before what is here. So
 * whoever reads the line first and then this finds every earmark, as it is. The later change of an earmark is never
 * overwritten by an earlier one, however late a replica writes.
 */
final class Earmarks implements Indexed {
    private static final String COLLECTION = "earmarks";
    private static final String APPLICATION = "earmark.application";
    private static final Documents<Earmark> DOCUMENTS = new Documents<>(Earmark.class);

    private final MongoCollection<Document> earmarks;
    private final int most;

    /** @param most a line keeps itself; above it, it gives up the older half */
    Earmarks(MongoOperations mongo, int most) {
        this.earmarks = mongo.getCollection(COLLECTION);
        this.most = most;
    }

    @Override
    public List<Index> indexes() {
        return List.of(Index.of(COLLECTION, "municipality", "line", APPLICATION));
    }

    /** What was given up of the application. */
    Optional<Earmark> find(BudgetLineId line, ApplicationId application, MunicipalityCode municipality) {
        return Optional.ofNullable(
                        earmarks.find(and(eq("_id", id(line, application)), eq("municipality", municipality.code())))
                                .first())
                .map(Earmarks::earmark);
    }

    /**
     * A page of all earmarks of a line, sorted by the ids of their applications.
     *
     * @param line as it was read before
     */
    Page<Earmark> page(Funded line, MunicipalityCode municipality, PageQuery query) {
        Bson all = and(
                eq("municipality", municipality.code()), eq("line", line.id().toString()));
        boolean descending = query.order().descending();
        Comparator<String> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        SortedMap<String, Earmark> found = new TreeMap<>(order);
        earmarks.find(query.after()
                        .map(id -> and(all, descending ? lt(APPLICATION, id) : gt(APPLICATION, id)))
                        .orElse(all))
                .sort(descending ? Sorts.descending(APPLICATION) : Sorts.ascending(APPLICATION))
                .limit(query.limit() + 1)
                .map(Earmarks::earmark)
                .forEach(earmark -> found.put(earmark.application().toString(), earmark));
        line.recent().stream()
                .filter(earmark -> query.after()
                        .filter(id -> order.compare(earmark.application().toString(), id) <= 0)
                        .isEmpty())
                .forEach(earmark ->
                        found.merge(earmark.application().toString(), earmark, (before, now) -> now.and(before.by())));
        return query.page(
                List.copyOf(found.values()),
                earmark -> earmark.application().toString(),
                () -> count(all, line.recent()));
    }

    /** Some that the line still keeps are here as well, as they were. */
    private long count(Bson all, List<Earmark> recent) {
        CountOptions bound = new CountOptions().limit(Page.COUNTED + 1);
        List<String> kept =
                recent.stream().map(earmark -> earmark.application().toString()).toList();
        long both = kept.isEmpty() ? 0 : earmarks.countDocuments(and(all, in(APPLICATION, kept)));
        return earmarks.countDocuments(all, bound) + kept.size() - both;
    }

    /** The line without the older half of what it keeps, if that is too much. */
    BudgetLine spilled(BudgetLine before, BudgetLine after, MunicipalityCode municipality) {
        if (!(before instanceof Funded was && after instanceof Funded line)) {
            return after;
        }
        List<Earmark> old = Overflow.of(was.recent(), line.recent(), most);
        keep(line.id(), municipality, old);
        return line.without(old);
    }

    /** Where the same change is here, or a later one, that stays. */
    private void keep(BudgetLineId line, MunicipalityCode municipality, List<Earmark> old) {
        List<UpdateOneModel<Document>> writes = new ArrayList<>(old.size());
        for (Earmark earmark : old) {
            // By its parts: who reserved it may have been given up before it was committed.
            Document parts = new Document("municipality", municipality.code()).append("line", line.toString());
            DOCUMENTS.write(earmark).forEach((part, value) -> {
                if (value instanceof Document by) {
                    by.forEach((use, account) -> parts.append("earmark." + part + "." + use, account));
                } else {
                    parts.append("earmark." + part, value);
                }
            });
            writes.add(new UpdateOneModel<>(
                    and(eq("_id", id(line, earmark.application())), lt("earmark.change", earmark.change())),
                    new Document("$set", parts),
                    new UpdateOptions().upsert(true)));
        }
        ConditionalWrites.updateAll(earmarks, writes);
    }

    private static String id(BudgetLineId line, ApplicationId application) {
        return line + "/" + application;
    }

    private static Earmark earmark(Document document) {
        return DOCUMENTS.read(document.get("earmark", Document.class));
    }
}
