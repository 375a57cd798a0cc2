package org.kyodo.chassis.aggregate;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import org.bson.Document;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.DryRun;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Draws running numbers 連番 for what a clerk can read out: registration and receipt numbers.
 *
 * <p>A holder keeps the number it once drew, so a command tried again takes no second one. A number drawn for a command
 * that was then refused stays with its holder; a series may therefore show numbers out of the order of decisions.
 */
public final class Numbers {
    private final MongoCollection<Document> drawn;
    private final MongoCollection<Document> series;

    public Numbers(MongoOperations mongo) {
        this.drawn = mongo.getCollection("numbers");
        this.series = mongo.getCollection("numberSeries");
    }

    /**
     * The holder's number in the series, drawn now if it has none; in a {@link DryRun} the one that would be drawn, which then is the
     * next one's.
     *
     * @param name of the series, such as {@code group/352039/2026}
     * @param holder the id of the aggregate
     * @return from 1
     */
    public int draw(String name, String holder) {
        String id = name + "/" + holder;
        Document known = drawn.find(eq("_id", id)).first();
        if (known != null) {
            return known.get("number", Number.class).intValue();
        }
        if (DryRun.isOn()) {
            Document last = series.find(eq("_id", name)).first();
            return last == null ? 1 : last.get("last", Number.class).intValue() + 1;
        }
        int next = series.findOneAndUpdate(
                        eq("_id", name),
                        new Document("$inc", new Document("last", 1)),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER))
                .get("last", Number.class)
                .intValue();
        return ConditionalWrites.insert(drawn, new Document("_id", id).append("number", next))
                ? next
                : draw(name, holder);
    }
}
