package org.kyodo.registry.insurance;

import java.util.Optional;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Personal;
import org.kyodo.contracts.value.Prose;

/**
 * What happened to whom 事故の内容. Personal data, medical data at that: never in an event, a log or an error.
 *
 * @param person who was hurt, or whose damage it is
 * @param reach how to reach them
 * @param whyLate where it is reported later than the municipality asks for
 */
@Personal
record AccidentDetails(
        @Line(max = 100) String person,
        Optional<@Prose(max = 200) String> reach,
        @Prose(max = 2_000) String whatHappened,
        Optional<@Prose(max = 400) String> whyLate) {
    @Override
    public String toString() {
        return "AccidentDetails[not shown]";
    }
}
