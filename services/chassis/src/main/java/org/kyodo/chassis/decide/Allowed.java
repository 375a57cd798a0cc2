package org.kyodo.chassis.decide;

import java.util.EnumSet;
import java.util.Set;

/**
 * What {@link AllowedTo} says of a command.
 *
 * @param own who may give it for themselves
 * @param onBehalf who may give it for somebody else 代理入力
 */
public record Allowed(Set<Role> own, Set<Role> onBehalf) {
    /** Any signed-in account: the platform has none. */
    private static final Set<Role> ANYONE = Set.copyOf(EnumSet.complementOf(EnumSet.of(Role.PLATFORM)));

    /** @throws IllegalArgumentException when the command does not say whom it is allowed to, or says it twice */
    public static Allowed of(Class<?> command) {
        AllowedTo allowed = command.getAnnotation(AllowedTo.class);
        if (allowed == null || allowed.anyone() == allowed.value().length > 0) {
            throw new IllegalArgumentException(
                    command.getName() + " does not say once who may give it (expected: @AllowedTo)");
        }
        return new Allowed(allowed.anyone() ? ANYONE : Set.of(allowed.value()), Set.of(allowed.onBehalf()));
    }

    /** Whether the actor has a role for it, and where it is entered for somebody else one for that. */
    public boolean to(Actor actor) {
        return onBehalf.stream().anyMatch(actor::is)
                || !actor.entersForOthers() && own.stream().anyMatch(actor::is);
    }
}
