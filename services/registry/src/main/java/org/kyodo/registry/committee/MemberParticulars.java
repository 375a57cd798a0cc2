package org.kyodo.registry.committee;

import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Personal;

/** What a member of a committee is called. Personal data: never in an event, a log or an error. */
@Personal
record MemberParticulars(
        @Line(max = 100) String name, @Line(max = 100) String nameKana) {
    @Override
    public String toString() {
        return "MemberParticulars[not shown]";
    }
}
