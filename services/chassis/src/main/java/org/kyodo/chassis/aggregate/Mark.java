package org.kyodo.chassis.aggregate;

import java.util.Optional;
import java.util.UUID;
import org.bson.Document;

/**
 * The last event seen of a stream.
 *
 * @param sequence its place, from 1
 * @param id its {@code ce_id}
 */
public record Mark(long sequence, UUID id) {
    /** How an event stands to the last one seen. */
    public enum Continuity {
        /** It comes right after it. */
        NEXT,
        /** It was seen before, as far as can be told. */
        REPEAT,
        /** At least one between them is missing. */
        GAP,
        /** Another one stands at its place, or came before it. */
        FORK
    }

    /** @param last empty where nothing of the stream was seen yet */
    public static Continuity continuity(Optional<Mark> last, Request.Source event) {
        long seen = last.map(Mark::sequence).orElse(0L);
        if (event.sequence() > seen + 1) {
            return Continuity.GAP;
        }
        boolean otherId = last.filter(mark -> event.sequence() == seen
                        ? !mark.id.equals(event.id())
                        : event.sequence() == seen + 1
                                && event.previousId()
                                        .filter(previous -> !previous.equals(mark.id))
                                        .isPresent())
                .isPresent();
        if (otherId) {
            return Continuity.FORK;
        }
        return event.sequence() <= seen ? Continuity.REPEAT : Continuity.NEXT;
    }

    public static Mark of(Request.Source event) {
        return new Mark(event.sequence(), event.id());
    }

    /** As it stands in the database: {@code {sequence, id}}. */
    public Document toDocument() {
        return new Document("sequence", sequence).append("id", id.toString());
    }

    public static Mark of(Document document) {
        return new Mark(document.get("sequence", Number.class).longValue(), UUID.fromString(document.getString("id")));
    }
}
