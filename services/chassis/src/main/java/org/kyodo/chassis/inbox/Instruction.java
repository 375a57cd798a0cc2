package org.kyodo.chassis.inbox;

import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Request;

/**
 * A command of our own that a foreign event asks for.
 *
 * @param id of the aggregate; for a new one derive it from the event ({@code Ids.derived}), so that a repeat finds it
 */
public record Instruction<C>(Aggregate<C, ?, ?> target, String id, C command) {
    /** Which aggregate it is for. */
    String aim() {
        return target.type().name() + "/" + id;
    }

    void carryOut(Request request) {
        target.react(id, command, request);
    }
}
