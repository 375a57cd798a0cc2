package org.kyodo.registry.committee;

import java.util.Set;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.PersonRef;

/** What the rules of committees know besides the committee itself. */
final class CommitteeFacts {
    private CommitteeFacts() {}

    /**
     * What the municipality has set.
     *
     * @param departments that it has
     * @param mostSeats of one person before it is told (K-CM-1); as many as there are where the rule is off
     * @param keptYears for which what was applied with is kept
     */
    record Settings(Set<DepartmentCode> departments, int keptYears) {}

    /**
     * Who is to be appointed.
     *
     * @param known whether there is somebody with this reference
     * @param seatsElsewhere that this person has on other committees
     */
    record Appointee(PersonRef person, boolean known, int seatsElsewhere) {}
}
