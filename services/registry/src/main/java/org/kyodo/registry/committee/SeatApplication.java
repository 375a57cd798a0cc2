package org.kyodo.registry.committee;

import java.util.Optional;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Personal;
import org.kyodo.contracts.value.Prose;

/**
 * What somebody applies with for a seat 応募書類. Personal data: never in an event, a log or an error.
 *
 * @param contact by telephone, mail or letter
 * @param statement why 応募の動機
 */
@Personal
record SeatApplication(
        @Line(max = 100) String name,
        @Line(max = 100) String nameKana,
        Optional<@Prose(max = 300) String> contact,
        @Prose(max = 1_200) String statement) {
    @Override
    public String toString() {
        return "SeatApplication[not shown]";
    }
}
