package org.kyodo.chassis.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.kyodo.chassis.database.Index;

/**
 * By what the lists of a collection are narrowed, sorted and searched. What they are sorted and searched by stands beside
 * each record in the field {@value #FIELD}, written in the same commit; each query has its index.
 *
 * @param <S> what is listed
 */
public final class Listed<S> {
    /** Of a document. */
    public static final String FIELD = "listed";

    static final String WORDS = FIELD + ".words";
    /** Of a value that is sorted by; the rest of a longer one is not compared. */
    private static final int COMPARED = 60;

    private final List<List<String>> filters = new ArrayList<>();
    private final Map<String, Function<S, Optional<String>>> orders = new LinkedHashMap<>();
    private Optional<Function<S, List<String>>> names = Optional.empty();

    /** That lists are narrowed by equality of these fields; municipality and id need no word. */
    public void narrowedBy(String... fields) {
        filters.add(List.of(fields));
    }

    /** That lists can be sorted by this; what has none comes last. */
    public void sortedBy(String order, Function<S, Optional<String>> key) {
        orders.put(order, key);
    }

    /** That lists can be searched by words in these texts, which have bounds. */
    public void searchedBy(Function<S, List<String>> texts) {
        names = Optional.of(texts);
    }

    /** The fields by which they are narrowed. */
    public Stream<String> fields() {
        return filters.stream().flatMap(List::stream);
    }

    /** By what they are sorted beside {@value Order#CREATED}. */
    public Set<String> orders() {
        return Set.copyOf(orders.keySet());
    }

    /** What is written beside a record; nothing where its lists are sorted by the id and not searched. */
    public Optional<Document> of(String id, S record) {
        if (orders.isEmpty() && names.isEmpty()) {
            return Optional.empty();
        }
        Document listed = new Document();
        names.ifPresent(texts -> listed.append("words", Words.of(texts.apply(record))));
        // With the id, so that no two are the same and a cursor is at one place.
        orders.forEach((name, key) -> listed.append(
                name, key.apply(record).map(value -> "1" + compared(value)).orElse("2") + "\u0001" + id));
        return Optional.of(listed);
    }

    private static String compared(String value) {
        String folded = Words.folded(value);
        return folded.substring(
                0, folded.offsetByCodePoints(0, Math.min(COMPARED, folded.codePointCount(0, folded.length()))));
    }

    /** For each way to narrow a list, none of them too, in each order. */
    public Stream<Index> indexes(String collection) {
        List<List<String>> narrowed = new ArrayList<>(filters);
        names.ifPresent(any -> narrowed.add(List.of(WORDS)));
        return Stream.concat(
                narrowed.stream().map(fields -> index(collection, fields, Order.NEWEST_FIRST)),
                orders.keySet().stream().map(name -> new Order(name, false)).flatMap(order -> Stream.concat(
                                Stream.of(List.<String>of()), narrowed.stream())
                        .map(fields -> index(collection, fields, order))));
    }

    private static Index index(String collection, List<String> fields, Order order) {
        return Index.of(
                collection,
                Stream.of(Stream.of("municipality"), fields.stream(), Stream.of(order.field()))
                        .flatMap(part -> part)
                        .toArray(String[]::new));
    }
}
