package org.kyodo.chassis.list;

import static com.mongodb.client.model.Filters.all;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * What a caller asks of a list beside its filters. All lists are read by it, whatever is in them.
 *
 * @param after where the page before ended
 * @param limit at most this many
 * @param words that each element has, as {@link Words} makes them
 * @param counted whether the caller wants to know how many there are
 */
public record PageQuery(Optional<String> after, int limit, Order order, List<String> words, boolean counted) {
    /** The most elements of a page. */
    public static final int MOST = 100;

    /** So many where nothing is said. */
    public static final int USUAL = 20;

    /** The newest ones. */
    public static PageQuery newest(int limit) {
        return new PageQuery(Optional.empty(), limit, Order.NEWEST_FIRST, List.of(), false);
    }

    /**
     * A page of a collection.
     *
     * @param bounds tenancy, what the caller may see, and filters: exactly what the list is of, for the total counts by them
     * @param unread fields that are left out of what is read
     */
    public Page<Document> of(MongoCollection<Document> collection, Bson bounds, String... unread) {
        List<Bson> wanted = new ArrayList<>(List.of(bounds));
        if (!words.isEmpty()) {
            // One of them is looked up in the index, and the others are compared.
            wanted.add(eq(Listed.WORDS, words.getFirst()));
            if (words.size() > 1) {
                wanted.add(all(Listed.WORDS, words.subList(1, words.size())));
            }
        }
        Bson whole = and(List.copyOf(wanted));
        String field = order.field();
        after.ifPresent(position -> wanted.add(order.descending() ? lt(field, position) : gt(field, position)));
        FindIterable<Document> found = collection
                .find(and(wanted))
                .sort(order.descending() ? Sorts.descending(field) : Sorts.ascending(field))
                .limit(limit + 1);
        if (unread.length > 0) {
            found.projection(Projections.exclude(unread));
        }
        return page(
                found.into(new ArrayList<>()),
                this::position,
                () -> collection.countDocuments(whole, new CountOptions().limit(Page.COUNTED + 1)));
    }

    /** What counts a list, where it is asked to. */
    @FunctionalInterface
    public interface Counting {
        long count();
    }

    /** What stands at a place in a list. */
    @FunctionalInterface
    public interface Position<T> {
        String of(T element);
    }

    /**
     * A page of what was found elsewhere.
     *
     * @param found in order, one more than the limit where there are more
     */
    public <T> Page<T> page(List<T> found, Position<T> position, Counting counting) {
        boolean more = found.size() > limit;
        List<T> items = List.copyOf(more ? found.subList(0, limit) : found);
        return new Page<>(
                items,
                more ? Optional.of(position.of(items.getLast())) : Optional.empty(),
                counted ? Optional.of(Page.Total.of(counting.count())) : Optional.empty());
    }

    private String position(Document document) {
        return order.name().equals(Order.CREATED)
                ? document.getString("_id")
                : document.get(Listed.FIELD, Document.class).getString(order.name());
    }
}
