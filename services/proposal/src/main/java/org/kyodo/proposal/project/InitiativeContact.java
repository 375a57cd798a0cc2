package org.kyodo.proposal.project;

import java.util.Optional;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Personal;
import org.kyodo.contracts.value.Prose;

/**
 * How to reach whoever stated an initiative 連絡先, for those who help. Personal data: never in an event, a log or an error.
 *
 * @param reach an address, a telephone number or an e-mail address
 */
@Personal
record InitiativeContact(
        Optional<@Line(max = 100) String> name,
        @Prose(max = 254) String reach) {
    @Override
    public String toString() {
        return "InitiativeContact[not shown]";
    }
}
