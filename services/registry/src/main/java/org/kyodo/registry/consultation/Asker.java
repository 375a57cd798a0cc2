package org.kyodo.registry.consultation;

import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Personal;
import org.kyodo.contracts.value.Prose;

/**
 * Somebody without an account who asks 相談者, on paper, at the counter or by telephone. Personal data: never in an event, a
 * log or an error.
 *
 * @param reach how to reach them: an address, a telephone number or an e-mail address
 */
@Personal
record Asker(@Line(max = 100) String name, @Prose(max = 254) String reach) {
    @Override
    public String toString() {
        return "Asker[not shown]";
    }
}
