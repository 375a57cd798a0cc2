package org.kyodo.chassis.inbox;

import java.util.stream.Collectors;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Rehearsal;
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

    /** Gives the command. @throws RuntimeException where it is not done */
    public void carryOut(Request request) {
        target.react(id, command, request);
    }

    /** What carrying it out would lead to. @throws RuntimeException what {@link #carryOut} would throw */
    public String rehearse(Request request, Rehearsal rehearsal) {
        Outcome.Done done = target.rehearse(id, command, request, rehearsal);
        String events = done.facts().isEmpty()
                ? "changes nothing"
                : done.facts().stream().map(Outcome.Fact::type).collect(Collectors.joining(", "));
        return "%s on %s: %s".formatted(command.getClass().getSimpleName(), aim(), events);
    }
}
