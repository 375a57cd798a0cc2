package org.kyodo.grant.budgetline;

import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Yen;

/** What can be asked of a budget line. */
sealed interface BudgetLineCommand {

    /** Set or change the budget 予算設定. Without an amount, to what the municipality's settings say. */
    @AllowedTo({Role.STAFF, Role.TREASURER})
    record SetBudget(ProgrammeCode programme, FiscalYear fiscalYear, Optional<Yen> amount)
            implements BudgetLineCommand {}

    /** Reserve an amount for a submitted application 予約, at most what it asks for. */
    @AllowedTo({Role.STAFF, Role.TREASURER})
    record ReserveBudget(ApplicationId application, @Min(1) Yen amount) implements BudgetLineCommand {}

    /** Commit what is reserved for the application 執行決定. */
    @AllowedTo({Role.STAFF, Role.TREASURER})
    record CommitBudget(ApplicationId application) implements BudgetLineCommand {}

    /** Give back what is reserved or committed for the application 戻入れ. */
    @AllowedTo({Role.STAFF, Role.TREASURER})
    record ReleaseBudget(ApplicationId application) implements BudgetLineCommand {}
}
