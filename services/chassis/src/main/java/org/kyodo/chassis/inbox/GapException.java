package org.kyodo.chassis.inbox;

import java.util.Optional;
import org.kyodo.chassis.aggregate.Mark;
import org.kyodo.chassis.aggregate.Request;

/** An event came before the one it follows; it is dealt with when that one came. */
public final class GapException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private GapException(String message) {
        super(message);
    }

    static GapException before(Request.Source event, Optional<Mark> last, String seenBy) {
        return new GapException("%s %d came after %d (expected: %d first), seen by %s"
                .formatted(
                        event.stream(),
                        event.sequence(),
                        last.map(Mark::sequence).orElse(0L),
                        last.map(Mark::sequence).orElse(0L) + 1,
                        seenBy));
    }
}
