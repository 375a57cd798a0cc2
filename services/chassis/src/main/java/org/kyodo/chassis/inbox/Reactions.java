package org.kyodo.chassis.inbox;

import java.util.List;
import org.kyodo.chassis.aggregate.Rehearsal;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Recorded;

/** Translates a foreign event into commands of our own; holds no rule. A bean of each service that reacts. */
public interface Reactions<E extends DomainEvent> extends EventHandler {
    @Override
    Class<E> events();

    /** What the event asks for, nothing where it asks for nothing. */
    List<Instruction<?>> on(Recorded<E> happened);

    @Override
    default void handle(Recorded<?> happened) {
        Request request = Request.because(happened.envelope());
        instructions(happened).forEach(instruction -> instruction.carryOut(request));
    }

    @Override
    default List<String> would(Recorded<?> happened, Rehearsal rehearsal) {
        Request request = Request.because(happened.envelope());
        return instructions(happened).stream()
                .map(instruction -> instruction.rehearse(request, rehearsal))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Instruction<?>> instructions(Recorded<?> happened) {
        List<Instruction<?>> instructions = on((Recorded<E>) happened);
        if (instructions.stream().map(Instruction::aim).distinct().count() < instructions.size()) {
            // The first would leave its mark and the second be taken for a repeat.
            throw new IllegalStateException("two instructions for one aggregate because of " + happened.event());
        }
        return instructions;
    }
}
