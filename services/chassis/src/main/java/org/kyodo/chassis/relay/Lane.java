package org.kyodo.chassis.relay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Committed;
import org.kyodo.chassis.aggregate.Pending;

/** The events of one document on their way. Of the relay's worker alone. */
final class Lane {
    /** Which document. */
    record Key(String collection, String id) {}

    /** Lanes of one partition: those that have events in memory, and those that wait until one of these has none. */
    static final class Partition {
        int active;
        final Queue<Lane> queued = new ArrayDeque<>();
    }

    /** Events in memory; behind them the document is read again. */
    private static final int MOST_EVENTS = 16;

    final Key key;
    Partition partition;

    /** Not acknowledged yet, in order without a gap; the first ones are under way. */
    final Deque<Pending> events = new ArrayDeque<>();

    /** Not in the journal yet, in order without a gap; those of one write are on their way there. */
    final Deque<Pending> unjournalled = new ArrayDeque<>();

    int underWay;
    boolean journalling;
    boolean draining;

    /** The sequence up to which it has seen events. */
    long known;

    /** The sequence up to which events were read from the document, and not handed over by who committed them. */
    long read;

    long journalled;
    long sent;
    long acknowledged;
    long drained;

    /** The document has, or may have, more than is known. */
    boolean mustRead;

    /** Counts among those of its partition that have events in memory. */
    boolean active;

    boolean queued;
    boolean rests;
    long restsUntil;
    int failures;

    Lane(Key key) {
        this.key = key;
    }

    /** Knows of nothing beyond this. */
    void startAfter(long sequence) {
        events.clear();
        unjournalled.clear();
        known = sequence;
        journalled = sequence;
        sent = sequence;
        acknowledged = sequence;
        drained = sequence;
    }

    /** Takes in what was just committed; where that does not follow on what it knows, the document must be read. */
    void takeOver(Committed committed) {
        List<Pending> some = committed.events();
        if (some.getLast().sequence() <= known) {
            return;
        }
        if (!mustRead && some.getFirst().sequence() == known + 1 && hasRoomFor(some.size())) {
            some.forEach(this::add);
        } else {
            mustRead = true;
        }
    }

    /** Takes in what stands in the document's outbox. */
    void takeIn(Document document) {
        long drainedMeanwhile = document.get("drained", Number.class).longValue();
        if (drainedMeanwhile > acknowledged) {
            // Another replica was faster.
            startAfter(drainedMeanwhile);
        }
        for (Document entry : document.getList("outbox", Document.class, List.of())) {
            long sequence = entry.get("sequence", Number.class).longValue();
            if (sequence > known) {
                if (!hasRoomFor(1)) {
                    mustRead = true;
                    return;
                }
                add(Pending.of(entry));
                read = sequence;
            }
        }
    }

    private boolean hasRoomFor(int more) {
        return Math.max(events.size(), unjournalled.size()) + more <= MOST_EVENTS;
    }

    private void add(Pending event) {
        events.add(event);
        unjournalled.add(event);
        known = event.sequence();
    }

    /** Whether the broker has all that it knows of. */
    boolean isSent() {
        return events.isEmpty() && underWay == 0;
    }

    /** Whether it has nothing in memory, so that the document may be read. */
    boolean isEmpty() {
        return isSent() && unjournalled.isEmpty();
    }

    boolean isDone() {
        return isEmpty() && !mustRead && !draining && acknowledged <= drained;
    }

    /**
     * What is sent next. What was committed a moment ago need not wait for the journal. What was read from the document must:
     * it may be from another life, a restored one too, and the journal is to know of it before anybody else does.
     */
    List<Pending> next(int underWayAtMost) {
        return events.stream()
                .skip(underWay)
                .limit(Math.max(0, underWayAtMost - underWay))
                .takeWhile(event -> event.sequence() > read || event.sequence() <= journalled)
                .toList();
    }

    void wasAcknowledged(Pending event) {
        events.removeIf(waiting -> waiting == event);
        acknowledged = Math.max(acknowledged, event.sequence());
        failures = 0;
    }

    void wasJournalled(long sequence) {
        unjournalled.removeIf(event -> event.sequence() <= sequence);
        journalled = Math.max(journalled, sequence);
    }
}
