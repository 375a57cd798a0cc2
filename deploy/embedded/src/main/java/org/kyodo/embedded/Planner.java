package org.kyodo.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;

/**
 * Chooses how to find the documents of a query: by their ids, through an index, or through all.
 *
 * <p>An index serves a query by the values of its first fields, then by the order of the next ones or by a range of the
 * next one. What a way leads to is at least what matches, so the matcher always has the last word. The cheapest way is
 * chosen by counting the entries that it would visit, which an ordered map tells without visiting them.
 */
final class Planner {

    private static final String ID = "_id";

    /** The most combinations of values, as of several "in", that are looked up one by one. */
    private static final int MOST_RANGES = 1_000;

    /** What an entry of an index costs, with its document, over a document that is met in passing. */
    private static final int ENTRY_COST = 2;

    /** What it costs to keep and sort a document, likewise. */
    private static final int SORT_COST = 4;

    /**
     * A way to find documents.
     *
     * @param ordered whether it finds them in the order that was asked for
     * @param exact whether all that it finds match
     * @param count how many it finds at most
     * @param cost of using it, over that of meeting a document in passing
     * @param whole whether it goes through all documents
     */
    record Plan(boolean ordered, boolean exact, long count, double cost, boolean whole, Supplier<Scan> scan) {}

    private final MVMap<Object, Document> documents;
    private final List<OrderedIndex> indexes;
    private final List<Condition> conditions;
    private final List<Map.Entry<String, Object>> order;
    private final long wanted;
    private Plan best;

    private Planner(
            MVMap<Object, Document> documents,
            List<OrderedIndex> indexes,
            Document filter,
            Document order,
            long wanted) {
        this.documents = documents;
        this.indexes = indexes;
        this.conditions = Condition.of(filter);
        this.order = List.copyOf(order.entrySet());
        this.wanted = wanted;
    }

    /**
     * The cheapest way.
     *
     * @param order empty for any
     * @param wanted how many documents will be taken; 0 for all
     */
    static Plan plan(
            MVMap<Object, Document> documents,
            List<OrderedIndex> indexes,
            Document filter,
            Document order,
            long wanted) {
        Planner planner = new Planner(documents, indexes, filter, order, wanted);
        planner.considerIds();
        planner.indexes.stream()
                .filter(OrderedIndex::isUsable)
                .filter(index -> index.leadsToAll(planner.conditions))
                .forEach(planner::consider);
        return planner.best;
    }

    private void offer(boolean ordered, boolean exact, long count, int costOfEach, boolean whole, Supplier<Scan> scan) {
        double visited = ordered && exact && wanted > 0 ? Math.min(count, wanted) : count;
        double cost = visited * costOfEach + (ordered ? 0 : (double) count * SORT_COST);
        if (best == null || cost < best.cost || (cost == best.cost && ordered && !best.ordered)) {
            best = new Plan(ordered, exact, count, cost, whole, scan);
        }
    }

    private void considerIds() {
        boolean text = documents.firstKey() instanceof String && documents.lastKey() instanceof String;
        boolean byId = !order.isEmpty() && order.getFirst().getKey().equals(ID);
        boolean backwards = byId && !isAscending(order.getFirst());
        boolean ordered = order.isEmpty() || (byId && text);

        String from = null;
        String to = null;
        Set<Condition> used = new HashSet<>();
        for (Condition condition : conditions) {
            if (!condition.path().equals(ID)) {
                continue;
            }
            if (textsOf(condition).isPresent()) {
                SortedSet<String> ids = textsOf(condition).get();
                boolean inOrder = order.isEmpty() || byId || ids.size() <= 1;
                offer(
                        inOrder,
                        conditions.size() == 1 && ids.stream().allMatch(documents::containsKey),
                        ids.size(),
                        1,
                        false,
                        () -> new Scan.OfIds((backwards ? ids.reversed() : ids).iterator()));
            } else if (condition.operand() instanceof String bound && condition.isLowerBound() && from == null) {
                from = bound;
                used.add(condition);
            } else if (condition.operand() instanceof String bound && condition.isUpperBound() && to == null) {
                to = bound;
                used.add(condition);
            }
        }
        String first = from;
        String last = to;
        long count = Math.max(
                0, (last == null ? documents.sizeAsLong() : rank(last) + 1) - (first == null ? 0 : rank(first)));
        offer(
                ordered,
                conditions.isEmpty(),
                count,
                1,
                used.isEmpty(),
                () -> backwards
                        ? new Scan.OfDocuments(documents, last, first, true)
                        : new Scan.OfDocuments(documents, first, last, false));
    }

    /** The ids that a condition names, if they are text, which has one spelling. */
    private static Optional<SortedSet<String>> textsOf(Condition condition) {
        Collection<?> ids =
                switch (condition.operator()) {
                    case "$eq" -> condition.operand() instanceof String id ? List.of(id) : null;
                    case "$in" -> condition.operand() instanceof Collection<?> several ? several : null;
                    default -> null;
                };
        if (ids == null || !ids.stream().allMatch(String.class::isInstance)) {
            return Optional.empty();
        }
        SortedSet<String> texts = new TreeSet<>();
        ids.forEach(id -> texts.add((String) id));
        return Optional.of(texts);
    }

    private long rank(String id) {
        long index = documents.getKeyIndex(id);
        return index < 0 ? -index - 1 : index;
    }

    /** With the values of none of its fields, of the first one, of the first two, and so on. */
    private void consider(OrderedIndex index) {
        boolean repeated = index.hasRepeated();
        Set<Condition> used = new HashSet<>(conditions);
        used.retainAll(index.conditions());
        Set<String> constant = new HashSet<>();
        List<byte[]> beginnings = List.of(OrderedIndex.ORDERED);
        for (int field = 0; ; field++) {
            consider(index, repeated, field, beginnings, used, constant);
            if (field == index.getKeys().size()) {
                return;
            }
            String path = index.getKeys().get(field).getKey();
            Optional<Condition> condition = conditions.stream()
                    .filter(each -> each.path().equals(path) && each.points().isPresent())
                    .findFirst();
            if (condition.isEmpty()) {
                return;
            }
            SortedSet<byte[]> points = condition.get().points().get();
            if ((long) beginnings.size() * points.size() > MOST_RANGES) {
                return;
            }
            beginnings = longer(index, field, beginnings, points);
            used.add(condition.get());
            if (points.size() == 1) {
                constant.add(path);
            }
        }
    }

    private static List<byte[]> longer(
            OrderedIndex index, int field, List<byte[]> beginnings, SortedSet<byte[]> points) {
        boolean ascending = index.getKeys().get(field).isAscending();
        List<byte[]> longer = new ArrayList<>();
        for (byte[] beginning : beginnings) {
            for (byte[] point : points) {
                longer.add(KeyBytes.joined(beginning, ascending ? point : KeyBytes.inverted(point)));
            }
        }
        return longer;
    }

    private void consider(
            OrderedIndex index,
            boolean repeated,
            int field,
            List<byte[]> beginnings,
            Set<Condition> usedBefore,
            Set<String> constant) {
        Set<Condition> used = new HashSet<>(usedBefore);
        List<Scan.OfIndex.Range> ranges = new ArrayList<>();
        Optional<Bounds> bounds = field < index.getKeys().size() ? boundsOf(index, field, repeated) : Optional.empty();
        for (byte[] beginning : beginnings) {
            ranges.add(bounds.map(each -> each.after(beginning))
                    .orElseGet(() -> new Scan.OfIndex.Range(beginning, KeyBytes.after(beginning), beginning.length)));
        }
        bounds.ifPresent(each -> used.addAll(each.conditions()));
        long unordered = index.unordered();
        boolean strict = !repeated && unordered == 0;
        if (unordered > 0) {
            ranges.add(new Scan.OfIndex.Range(
                    OrderedIndex.UNORDERED, KeyBytes.after(OrderedIndex.UNORDERED), OrderedIndex.UNORDERED.length));
        }
        Optional<Boolean> backwards =
                order.isEmpty() ? Optional.of(false) : strict ? directionOf(index, field, constant) : Optional.empty();
        long count = ranges.stream()
                .mapToLong(range -> index.count(range.from(), range.to()))
                .sum();
        offer(
                backwards.isPresent(),
                strict && used.containsAll(conditions),
                count,
                ENTRY_COST,
                false,
                () -> new Scan.OfIndex(index, ranges, backwards.orElse(false)));
    }

    /** Whether to go backwards to get the order asked for, or nothing if the index has another order from that field on. */
    private Optional<Boolean> directionOf(OrderedIndex index, int field, Set<String> constant) {
        boolean backwards = false;
        boolean decided = false;
        int at = field;
        for (Map.Entry<String, Object> wish : order) {
            if (constant.contains(wish.getKey())) {
                continue;
            }
            // Behind its own fields, every entry has the id.
            boolean own = at < index.getKeys().size();
            String path = own ? index.getKeys().get(at).getKey() : ID;
            boolean ascending = !own || index.getKeys().get(at).isAscending();
            boolean opposite = ascending != isAscending(wish);
            if (!path.equals(wish.getKey()) || (decided && opposite != backwards)) {
                return Optional.empty();
            }
            backwards = opposite;
            decided = true;
            at++;
            if (path.equals(ID)) {
                // No two documents are alike up to there.
                return Optional.of(backwards);
            }
        }
        return Optional.of(backwards);
    }

    private static boolean isAscending(Map.Entry<String, Object> wish) {
        return ((Number) wish.getValue()).intValue() > 0;
    }

    /** A range of the values of a field, as its conditions give it. */
    private record Bounds(Optional<Condition> lower, Optional<Condition> upper, boolean ascending) {

        Scan.OfIndex.Range after(byte[] beginning) {
            Condition any = lower.or(() -> upper).get();
            byte[] type = KeyBytes.type(any.bound().get());
            byte[] least = lower.flatMap(Condition::bound).orElse(type);
            byte[] most = upper.flatMap(Condition::bound).orElse(type);
            boolean withLeast = lower.map(Condition::includesBound).orElse(true);
            boolean withMost = upper.map(Condition::includesBound).orElse(true);
            return ascending
                    ? new Scan.OfIndex.Range(
                            edge(beginning, least, !withLeast), edge(beginning, most, withMost), beginning.length)
                    : new Scan.OfIndex.Range(
                            edge(beginning, KeyBytes.inverted(most), !withMost),
                            edge(beginning, KeyBytes.inverted(least), withLeast),
                            beginning.length);
        }

        private static byte[] edge(byte[] beginning, byte[] value, boolean behind) {
            byte[] edge = KeyBytes.joined(beginning, value);
            return behind ? KeyBytes.after(edge) : edge;
        }

        List<Condition> conditions() {
            List<Condition> conditions = new ArrayList<>();
            lower.ifPresent(conditions::add);
            upper.ifPresent(conditions::add);
            return conditions;
        }
    }

    private Optional<Bounds> boundsOf(OrderedIndex index, int field, boolean repeated) {
        String path = index.getKeys().get(field).getKey();
        Optional<Condition> lower = conditions.stream()
                .filter(each -> each.path().equals(path) && each.isLowerBound())
                .findFirst();
        Optional<Condition> upper = conditions.stream()
                .filter(each -> each.path().equals(path) && each.isUpperBound())
                // Of a list, one element may meet the one and another element the other.
                .filter(_ -> !repeated || lower.isEmpty())
                .filter(each -> lower.isEmpty() || isOfOneType(lower.get(), each))
                .findFirst();
        return lower.isEmpty() && upper.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Bounds(lower, upper, index.getKeys().get(field).isAscending()));
    }

    private static boolean isOfOneType(Condition one, Condition other) {
        return one.bound().get()[0] == other.bound().get()[0];
    }
}
