package org.kyodo.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/**
 * Goes through the ids of stored documents.
 *
 * <p>After {@link #pause()} it may go on when documents have changed meanwhile: behind where it was, with what is stored
 * then. Not safe for use by several threads at once.
 */
sealed interface Scan {

    /** The next id, or null if there is none left. */
    Object next();

    /** Lets go of the state that it reads. */
    void pause();

    /** Goes through given ids. */
    final class OfIds implements Scan {

        private final Iterator<?> ids;

        OfIds(Iterator<?> ids) {
            this.ids = ids;
        }

        @Override
        public Object next() {
            return ids.hasNext() ? ids.next() : null;
        }

        @Override
        public void pause() {
            // It reads nothing that changes.
        }
    }

    /** Goes through the documents in the order of their ids. */
    final class OfDocuments implements Scan {

        private final MVMap<Object, Document> documents;
        private final Object to;
        private final boolean backwards;
        private Object from;
        private boolean begun;
        private Cursor<Object, Document> cursor;

        /**
         * @param from the first id, or null for no bound
         * @param to the last id, or null for no bound
         */
        OfDocuments(MVMap<Object, Document> documents, Object from, Object to, boolean backwards) {
            this.documents = documents;
            this.from = from;
            this.to = to;
            this.backwards = backwards;
        }

        @Override
        public Object next() {
            if (cursor == null) {
                cursor = documents.cursor(from, to, backwards);
            }
            while (cursor.hasNext()) {
                Object id = cursor.next();
                if (!begun || !id.equals(from)) {
                    from = id;
                    begun = true;
                    return id;
                }
            }
            return null;
        }

        @Override
        public void pause() {
            cursor = null;
        }
    }

    /**
     * Goes through ranges of an index. Those that begin alike are merged by what follows, so the order of the index holds
     * across them.
     */
    final class OfIndex implements Scan {

        /**
         * Entries between two keys.
         *
         * @param beginning how many bytes are not part of the order
         */
        record Range(byte[] from, byte[] to, int beginning) {}

        private final OrderedIndex index;
        private final boolean backwards;
        private final List<Part> parts;
        private final PriorityQueue<Part> waiting;
        private final Set<Object> seen = new HashSet<>();
        private final boolean repeated;
        private boolean open;

        OfIndex(OrderedIndex index, List<Range> ranges, boolean backwards) {
            this.index = index;
            this.backwards = backwards;
            this.repeated = index.hasRepeated();
            this.parts = new ArrayList<>(ranges.stream().map(Part::new).toList());
            Comparator<Part> order = Part::compareTo;
            this.waiting = new PriorityQueue<>(Math.max(1, parts.size()), backwards ? order.reversed() : order);
        }

        @Override
        public Object next() {
            if (!open) {
                waiting.clear();
                parts.forEach(Part::open);
                parts.stream().filter(Part::advance).forEach(waiting::add);
                open = true;
            }
            for (Part first = waiting.poll(); first != null; first = waiting.poll()) {
                Object id = first.take();
                if (first.advance()) {
                    waiting.add(first);
                }
                if (!repeated || seen.add(id)) {
                    return id;
                }
            }
            return null;
        }

        @Override
        public void pause() {
            open = false;
            parts.forEach(Part::close);
        }

        private final class Part {

            private final Range range;
            private byte[] taken;
            private byte[] key;
            private Cursor<byte[], Object> cursor;

            Part(Range range) {
                this.range = range;
            }

            void open() {
                byte[] from = taken == null || backwards ? range.from : taken;
                byte[] to = taken == null || !backwards ? range.to : taken;
                cursor = index.cursor(from, to, backwards);
            }

            void close() {
                cursor = null;
            }

            boolean advance() {
                while (cursor.hasNext()) {
                    key = cursor.next();
                    if (!Arrays.equals(key, taken)) {
                        return true;
                    }
                }
                return false;
            }

            Object take() {
                taken = key;
                return cursor.getValue();
            }

            int compareTo(Part other) {
                return Arrays.compareUnsigned(
                        key, range.beginning, key.length, other.key, other.range.beginning, other.key.length);
            }
        }
    }
}
