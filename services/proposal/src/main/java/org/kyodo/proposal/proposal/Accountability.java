package org.kyodo.proposal.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.proposal.Assignment;
import org.kyodo.contracts.proposal.OpinionStatement;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalSubmittedToCity;
import org.kyodo.contracts.value.DepartmentCode;

/**
 * What the city owes the public of a proposal that went to it 説明責任.
 *
 * @param dueOn the last day to account for it
 * @param assignment present once departments are to answer
 * @param continued whether it was said once that there is no result yet
 * @param toldOver of how many days over it was told last; 0 where it was not
 */
record Accountability(
        OpinionStatement statement,
        int round,
        LocalDate submittedOn,
        LocalDate dueOn,
        Optional<Assignment> assignment,
        boolean continued,
        int toldOver) {
    /** It is told again after so many days (K-CP-2). */
    static final int TOLD_EVERY = 30;

    static Accountability of(OpinionStatement statement, ProposalSubmittedToCity event) {
        return new Accountability(
                statement, event.round(), event.submittedOn(), event.dueOn(), Optional.empty(), false, 0);
    }

    Accountability assigned(Assignment to) {
        return new Accountability(statement, round, submittedOn, dueOn, Optional.of(to), continued, toldOver);
    }

    Accountability continuedUntil(LocalDate day) {
        return new Accountability(statement, round, submittedOn, day, assignment, true, 0);
    }

    Accountability toldOver(int days) {
        return new Accountability(statement, round, submittedOn, dueOn, assignment, continued, days);
    }

    /** The departments that are to answer; the collaboration office where none was named. */
    List<DepartmentCode> departments() {
        return assignment.map(Assignment::departments).orElse(List.of(DepartmentCode.COLLABORATION_OFFICE));
    }

    /** The day on which it is told that it is overdue, the first time or again: 1, 31, 61 … days over. */
    LocalDate toldOn() {
        return dueOn.plusDays(toldOver == 0 ? 1 : ((toldOver - 1L) / TOLD_EVERY + 1) * TOLD_EVERY + 1);
    }
}
