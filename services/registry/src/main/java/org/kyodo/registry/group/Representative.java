package org.kyodo.registry.group;

import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Personal;

/**
 * Who represents a group 代表者. Personal data: never in an event, a log or an error.
 *
 * @param title 役職: 代表, 会長 …
 */
@Personal
record Representative(
        @Line(max = 100) String name,
        @Line(max = 100) String nameKana,
        @Line(max = 50) String title) {
    @Override
    public String toString() {
        return "Representative[not shown]";
    }
}
