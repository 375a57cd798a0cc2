package org.kyodo.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/**
 * A secondary index: an ordered map from the values of its fields, and the id, to the id.
 *
 * <p>Its map has four sections. Documents with a list in a field have an entry for each element, and are named in a
 * section of their own, because then the order of the entries is not one of documents. Documents with a value that
 * {@link KeyBytes} does not know are in a section without order, which every use of the index has to visit as well. So
 * an index always leads to all documents that can match, and the planner knows when its order holds.
 */
final class OrderedIndex extends Index<Object> {

    static final byte[] ORDERED = {1};
    static final byte[] UNORDERED = {2};

    private static final byte[] REPEATED = {3};
    private static final byte[] DEFINITION = {0};

    /** To be raised when the entries of an index change, so that stores get new ones. */
    private static final int FORMAT = 1;

    private static final String ID = "_id";

    private final MVMap<byte[], Object> entries;
    private final boolean sparse;
    private final Document filter;
    private final List<Condition> conditions;
    private final List<List<String>> paths;
    private final QueryMatcher matcher = new DefaultQueryMatcher();

    /** @param filter which documents are in the index; empty for all */
    OrderedIndex(MVMap<byte[], Object> entries, String name, List<IndexKey> keys, boolean sparse, Document filter) {
        // To the library it is sparse: documents need not have a position in it.
        super(name, keys, true);
        this.entries = entries;
        this.sparse = sparse;
        this.filter = filter;
        this.conditions = Condition.of(filter);
        this.paths = keys().stream().map(path -> List.of(path.split("\\."))).toList();
    }

    /** Whether it may be used at all: the library gives a path with a number two meanings. */
    boolean isUsable() {
        return paths.stream()
                .flatMap(List::stream)
                .noneMatch(step -> step.isEmpty() || Character.isDigit(step.charAt(0)));
    }

    /** Whether every document that meets these conditions is in the index. */
    boolean leadsToAll(Collection<Condition> filter) {
        return conditions.stream().allMatch(own -> filter.stream().anyMatch(each -> each.implies(own)))
                && (!sparse
                        || keys().stream()
                                .map(path -> new Condition(path, "$exists", true))
                                .anyMatch(own -> filter.stream().anyMatch(each -> each.implies(own))));
    }

    /** The conditions that hold for every document in the index. */
    List<Condition> conditions() {
        return conditions;
    }

    /** Whether some documents have more than one entry. */
    boolean hasRepeated() {
        return count(REPEATED, KeyBytes.after(REPEATED)) > 0;
    }

    /** How many documents are outside the order. */
    long unordered() {
        return count(UNORDERED, KeyBytes.after(UNORDERED));
    }

    /** How many entries there are from a key on and before another one. */
    long count(byte[] from, byte[] to) {
        return Math.max(0, rank(to) - rank(from));
    }

    private long rank(byte[] key) {
        long index = entries.getKeyIndex(key);
        return index < 0 ? -index - 1 : index;
    }

    Cursor<byte[], Object> cursor(byte[] from, byte[] to, boolean backwards) {
        return backwards ? entries.cursor(to, from, true) : entries.cursor(from, to, false);
    }

    private SortedSet<byte[]> entriesOf(Document document) {
        SortedSet<byte[]> found = new TreeSet<>(Arrays::compareUnsigned);
        if (!isIn(document)) {
            return found;
        }
        Optional<byte[]> id = KeyBytes.of(document.get(ID));
        Optional<Set<byte[]>> keys = id.flatMap(_ -> keysOf(document));
        if (keys.isEmpty()) {
            byte[] name = id.orElseGet(() -> DocumentType.bytes(new Document("", document.get(ID))));
            found.add(KeyBytes.joined(UNORDERED, name));
            return found;
        }
        for (byte[] key : keys.get()) {
            found.add(KeyBytes.joined(key, id.get()));
        }
        if (found.size() > 1) {
            found.add(KeyBytes.joined(REPEATED, id.get()));
        }
        return found;
    }

    private boolean isIn(Document document) {
        return matcher.matches(document, filter)
                && (!sparse
                        || keys().stream()
                                .anyMatch(path ->
                                        matcher.matches(document, new Document(path, new Document("$exists", true)))));
    }

    /** The joined encodings of the fields, or nothing if one has no encoding. */
    private Optional<Set<byte[]>> keysOf(Document document) {
        Set<byte[]> keys = Set.of(ORDERED);
        for (int field = 0; field < paths.size(); field++) {
            SortedSet<byte[]> values = new TreeSet<>(Arrays::compareUnsigned);
            if (!collect(document, paths.get(field), values)) {
                return Optional.empty();
            }
            boolean ascending = getKeys().get(field).isAscending();
            Set<byte[]> longer = new LinkedHashSet<>();
            for (byte[] key : keys) {
                for (byte[] value : values) {
                    longer.add(KeyBytes.joined(key, ascending ? value : KeyBytes.inverted(value)));
                }
            }
            keys = longer;
        }
        return Optional.of(keys);
    }

    /** Collects the values that a path leads to; returns whether all have an encoding. */
    private static boolean collect(Object value, List<String> path, SortedSet<byte[]> values) {
        if (value instanceof Collection<?> list) {
            if (list.isEmpty()) {
                values.add(KeyBytes.NULL);
            }
            return list.stream().allMatch(each -> !(each instanceof Collection<?>) && collect(each, path, values));
        }
        if (path.isEmpty()) {
            Optional<byte[]> encoded = KeyBytes.of(value);
            encoded.ifPresent(values::add);
            return encoded.isPresent();
        }
        if (value instanceof Document document) {
            return collect(document.getOrMissing(path.getFirst()), path.subList(1, path.size()), values);
        }
        values.add(KeyBytes.NULL);
        return true;
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        entriesOf(document).forEach(entry -> entries.put(entry, Missing.ofNullable(position)));
    }

    @Override
    public Object remove(Document document) {
        entriesOf(document).forEach(entries::remove);
        return null;
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        SortedSet<byte[]> old = entriesOf(before);
        SortedSet<byte[]> now = entriesOf(after);
        old.stream().filter(entry -> !now.contains(entry)).forEach(entries::remove);
        now.stream()
                .filter(entry -> !old.contains(entry))
                .forEach(entry -> entries.put(entry, Missing.ofNullable(position)));
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        // It refuses nothing.
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        // It refuses nothing.
    }

    /** Unknown to the library, which asks its other indexes then. */
    @Override
    public Object getPosition(Document document) {
        return null;
    }

    /** The planner uses it, not the library. */
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return other instanceof OrderedIndex ordered && ordered.definition().equals(definition());
    }

    private String definition() {
        List<String> parts = new ArrayList<>();
        getKeys().forEach(key -> parts.add(key.toString()));
        return FORMAT + " " + parts + " " + sparse + " " + filter;
    }

    /** Whether all documents are in it: not if it is new, or left by a version that filled it otherwise or not at all. */
    boolean isFilled() {
        return definition().equals(entries.get(DEFINITION));
    }

    /** Puts all documents of the collection in it, and nothing else. */
    void fill(Map<Object, Document> documents, MongoCollection<Object> collection) {
        entries.clear();
        documents.forEach((position, document) -> add(document, position, collection));
        entries.put(DEFINITION, definition());
    }

    /** The library need not fill it. */
    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public long getCount() {
        return count(ORDERED, REPEATED);
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        // The database removes the map.
    }
}
