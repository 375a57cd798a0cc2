package org.kyodo.registry.gathering;

import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Personal;
import org.kyodo.contracts.value.Prose;

/**
 * Who enrols without an account 紙・窓口での申込者. Personal data: never in an event, a log or an error.
 *
 * @param reach how to reach them 連絡先: an address, a telephone number or whatever they have
 */
@Personal
record Enrollee(
        @Line(max = 100) String name, @Prose(max = 200) String reach) {
    @Override
    public String toString() {
        return "Enrollee[not shown]";
    }
}
