package org.kyodo.chassis.aggregate;

import java.util.Optional;

/**
 * Another event stands at this place of its stream than the one seen there before: the producer's database was restored from
 * an older backup and went on from there. Which of the two is true no program can tell.
 */
public final class ForkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ForkException(String message) {
        super(message);
    }

    /** @param seenBy who saw {@code last} */
    public static ForkException at(Request.Source event, Optional<Mark> last, String seenBy) {
        return new ForkException("%s %d %s does not follow %s, the last seen by %s"
                .formatted(
                        event.stream(),
                        event.sequence(),
                        event.id(),
                        last.map(mark -> mark.sequence() + " " + mark.id()).orElse("nothing"),
                        seenBy));
    }
}
