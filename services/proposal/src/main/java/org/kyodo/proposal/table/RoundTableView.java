package org.kyodo.proposal.table;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.proposal.RoundTableTerms;
import org.kyodo.contracts.registry.Attendance;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.proposal.table.RoundTable.Cancelled;
import org.kyodo.proposal.table.RoundTable.Held;
import org.kyodo.proposal.table.RoundTable.Known;
import org.kyodo.proposal.table.RoundTable.Minuted;
import org.kyodo.proposal.table.RoundTable.Minutes;
import org.kyodo.proposal.table.RoundTable.Scheduled;

/**
 * A round table, public forum or screening meeting as whoever is signed in sees it.
 *
 * @param held once it was
 * @param cancelled why it was called off
 */
record RoundTableView(
        RoundTableTerms terms, Optional<Meeting> held, Optional<Minutes> minutes, Optional<Reason> cancelled) {

    /** @param on the day it began */
    record Meeting(LocalDate on, Attendance attendance) {}

    /** As everybody sees it; why it was called off, by its code. */
    record ForEveryone(
            RoundTableTerms terms, Optional<Meeting> held, Optional<Minutes> minutes, Optional<ReasonCode> cancelled) {}

    static Optional<RoundTableView> of(RoundTable table) {
        return table instanceof Known known ? Optional.of(of(known)) : Optional.empty();
    }

    private static RoundTableView of(Known known) {
        return switch (known) {
            case Scheduled s -> new RoundTableView(s.terms(), Optional.empty(), Optional.empty(), Optional.empty());
            case Held h ->
                new RoundTableView(
                        h.terms(),
                        Optional.of(new Meeting(h.on(), h.attendance())),
                        Optional.empty(),
                        Optional.empty());
            case Minuted m ->
                new RoundTableView(
                        m.terms(),
                        Optional.of(new Meeting(m.on(), m.attendance())),
                        Optional.of(m.minutes()),
                        Optional.empty());
            case Cancelled c ->
                new RoundTableView(c.terms(), Optional.empty(), Optional.empty(), Optional.of(c.reason()));
        };
    }

    static Optional<ForEveryone> forEveryone(RoundTable table) {
        return of(table)
                .map(view -> new ForEveryone(
                        view.terms(),
                        view.held(),
                        view.minutes(),
                        view.cancelled().map(Reason::code)));
    }
}
