package org.kyodo.registry.department;

import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Personal;

/** What an officer is called. Personal data: never in an event, a log or an error. */
@Personal
record OfficerName(
        @Line(max = 100) String name, @Line(max = 100) String nameKana) {
    @Override
    public String toString() {
        return "OfficerName[not shown]";
    }
}
