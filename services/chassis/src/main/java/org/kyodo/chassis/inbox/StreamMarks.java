package org.kyodo.chassis.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.kyodo.chassis.aggregate.ForkException;
import org.kyodo.chassis.aggregate.Mark;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.database.ConditionalWrites;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The last event of each stream that the service's reactions have dealt with. An aggregate that reacts is not told of every
 * event, so its own marks cannot tell an event that comes late from one that comes again: an event is given to it only right
 * after the one before. A mark is written after the effect, so a crash in between repeats the effect, which is recognised.
 */
final class StreamMarks {
    /** Where operators see that it failed. */
    static final String NAME = "streamMarks";

    private static final int REMEMBERED = 10_000;

    private final MongoCollection<Document> marks;
    /** What was read or written last; a mark never goes back, so an old one is only too low. */
    private final Map<String, Mark> remembered = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Mark> eldest) {
            return size() > REMEMBERED;
        }
    });

    StreamMarks(MongoOperations mongo) {
        this.marks = mongo.getCollection("streamMarks");
    }

    /**
     * @throws GapException when an event before this one is missing
     * @throws ForkException when another event was dealt with at its place
     */
    void check(Request.Source event) {
        Optional<Mark> last = Optional.ofNullable(remembered.get(event.stream()));
        if (event.sequence() == 1 && last.isEmpty()
                || last.isPresent() && Mark.continuity(last, event) == Mark.Continuity.NEXT) {
            return;
        }
        refuse(event, load(event.stream()));
    }

    /** It was dealt with. @throws ForkException as {@link #check} */
    void advance(Request.Source event) {
        if (!write(event.stream(), Mark.of(event))) {
            refuse(event, load(event.stream()));
        }
    }

    /** What comes before the event is taken for dealt with. */
    void resumeAt(Request.Source event) {
        event.previousId().ifPresent(previous -> write(event.stream(), new Mark(event.sequence() - 1, previous)));
    }

    private static void refuse(Request.Source event, Optional<Mark> last) {
        switch (Mark.continuity(last, event)) {
            case NEXT, REPEAT -> {}
            case GAP -> throw GapException.before(event, last, NAME);
            case FORK -> throw ForkException.at(event, last, NAME);
        }
    }

    private Optional<Mark> load(String stream) {
        Optional<Mark> mark =
                Optional.ofNullable(marks.find(eq("_id", stream)).first()).map(Mark::of);
        mark.ifPresent(found -> remembered.put(stream, found));
        return mark;
    }

    /** @return whether it is the last one now */
    private boolean write(String stream, Mark mark) {
        boolean last = ConditionalWrites.upsert(
                marks,
                and(eq("_id", stream), lt("sequence", mark.sequence())),
                new Document("$set", mark.toDocument()));
        if (last) {
            remembered.put(stream, mark);
        }
        return last;
    }
}
