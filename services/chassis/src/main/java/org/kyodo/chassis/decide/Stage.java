package org.kyodo.chassis.decide;

/**
 * A stage in the life of an aggregate: one record each, holding only the facts that exist in it.
 *
 * @param <S> the sealed interface of the stages
 * @param <E> the sealed interface of the events
 */
public interface Stage<S extends Stage<S, E>, E> {
    /** The stage after the event. Total: a new event does not compile until it has a stage here. */
    S after(E event);

    /** The same, with what the stage keeps of how it came about; nothing unless the stage says so. */
    default S after(E event, Entry entry) {
        return after(event);
    }

    /**
     * This, as the stage that an event follows. Whole stages are not told where it is another, for they may hold what stands in no
     * log.
     *
     * @throws IllegalStateException in any other stage: a fault of the program
     */
    default <T extends S> T as(Class<T> stage) {
        if (stage.isInstance(this)) {
            return stage.cast(this);
        }
        throw new IllegalStateException(stageName() + " (expected: " + stage.getSimpleName() + ")");
    }

    /** Its name in the API and in the {@code stage} attribute of events: the simple name of the record. */
    default String stageName() {
        return getClass().getSimpleName();
    }
}
