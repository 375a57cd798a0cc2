package org.kyodo.grant.budgetline;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Yen;

/**
 * What the municipality's settings say of a programme's money.
 *
 * @param offered the programmes they have
 */
record BudgetSettings(Optional<Programme> programme, List<ProgrammeCode> offered) {
    /**
     * Who runs the programme, and what there is for it in a year unless another amount is set.
     */
    record Programme(DepartmentCode department, Yen budget) {}
}
