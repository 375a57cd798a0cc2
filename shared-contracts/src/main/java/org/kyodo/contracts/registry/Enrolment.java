package org.kyodo.contracts.registry;

import java.util.Optional;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;

/**
 * An enrolment 参加申込. It tells groups, departments, accounts and numbers of people, and no name.
 *
 * @param number within its gathering, from 1 in the order in which they came
 * @param group whose people they are
 * @param department whose staff they are
 * @param account who enrolled themselves; none where a group did, or somebody without an account on paper
 * @param people together: all of them have a place, or none
 */
public record Enrolment(
        int number,
        Optional<GroupId> group,
        Optional<DepartmentCode> department,
        Optional<AccountRef> account,
        int people) {
    /** Whether somebody without an account enrolled on paper, over a counter or by telephone. */
    public boolean onPaper() {
        return group.isEmpty() && account.isEmpty();
    }
}
