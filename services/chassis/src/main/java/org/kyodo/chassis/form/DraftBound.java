package org.kyodo.chassis.form;

import java.util.Optional;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Refusal;

/**
 * How many drafts 下書き an account keeps: {@linkplain #ALL of all forms together}, and where a service says so fewer of one form.
 *
 * @param command of that form; none for all forms
 * @param refusal of one more
 */
public record DraftBound(Optional<String> command, int most, Refusal refusal) {
    /** More than anybody works on, and less than a store for other things. */
    public static final DraftBound ALL = new DraftBound(Optional.empty(), 50, CommonRefusal.TOO_MANY_DRAFTS_KEPT);

    /** Of the form of a command; a bean of the service. */
    public static DraftBound of(Class<?> command, int most, Refusal refusal) {
        return new DraftBound(Optional.of(command.getSimpleName()), most, refusal);
    }

    /** Whether drafts of this command count. */
    boolean holdsFor(String drafted) {
        return command.isEmpty() || command.get().equals(drafted);
    }
}
