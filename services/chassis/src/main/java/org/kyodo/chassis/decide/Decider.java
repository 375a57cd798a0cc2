package org.kyodo.chassis.decide;

import java.util.Set;

/**
 * The rule book of an aggregate: what a command leads to in a stage. Pure; time, ids and foreign facts come in by the
 * {@link Context}.
 *
 * @param <C> the sealed interface of its commands
 * @param <S> the sealed interface of its stages
 * @param <E> the sealed interface of its events
 */
public interface Decider<C, S, E> {
    /** What the command leads to. Never throws for what a caller may send. */
    Decision<E> decide(S stage, C command, Context context);

    /**
     * The commands that the stage takes at all, from which {@code allowedActions} is told. One outside it is refused by
     * {@link #decide} with a refusal of kind {@link Refusal.Kind#STAGE}.
     */
    Set<Class<? extends C>> taken(S stage);
}
