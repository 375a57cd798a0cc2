package org.kyodo.grant.budgetline;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.grant.BudgetLineEvent;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.BudgetLineId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Yen;

/**
 * The budget of a programme in a fiscal year 予算枠. Money is reserved for an application, then committed or released; what
 * is available is the budget less what is reserved and committed, and never falls below nothing. It is one document, so
 * that holds however many decide at once. It keeps what each application had, and so recognises a repeat itself.
 */
sealed interface BudgetLine extends Stage<BudgetLine, BudgetLineEvent> {
    BudgetLineId id();

    /** No budget is set under this id yet. */
    record Absent(BudgetLineId id) implements BudgetLine {}

    /** 予算設定済. */
    record Funded(
            BudgetLineId id,
            ProgrammeCode programme,
            FiscalYear fiscalYear,
            DepartmentCode department,
            Yen budget,
            List<Earmark> earmarks)
            implements BudgetLine {
        Yen reserved() {
            return sum(Earmark.Use.RESERVED);
        }

        Yen committed() {
            return sum(Earmark.Use.COMMITTED);
        }

        Yen used() {
            return reserved().plus(committed());
        }

        Yen available() {
            return budget.minus(used());
        }

        Optional<Earmark> of(ApplicationId application) {
            return earmarks.stream()
                    .filter(earmark -> earmark.application().equals(application))
                    .findFirst();
        }

        private Funded with(ApplicationId application, Yen amount, Earmark.Use use) {
            return new Funded(
                    id,
                    programme,
                    fiscalYear,
                    department,
                    budget,
                    Stream.concat(
                                    earmarks.stream().filter(earmark -> !earmark.application()
                                            .equals(application)),
                                    Stream.of(new Earmark(application, amount, use)))
                            .toList());
        }

        private Yen sum(Earmark.Use use) {
            return earmarks.stream()
                    .filter(earmark -> earmark.use() == use)
                    .map(Earmark::amount)
                    .reduce(Yen.ZERO, Yen::plus);
        }
    }

    @Override
    default BudgetLine after(BudgetLineEvent event) {
        return switch (event) {
            case BudgetLineEvent.BudgetSet e ->
                new Funded(
                        e.budgetLineId(),
                        e.programme(),
                        e.fiscalYear(),
                        e.department(),
                        e.amount(),
                        switch (this) {
                            case Absent _ -> List.of();
                            case Funded funded -> funded.earmarks();
                        });
            case BudgetLineEvent.BudgetReserved e ->
                funded(e).with(e.applicationId(), e.amount(), Earmark.Use.RESERVED);
            case BudgetLineEvent.BudgetCommitted e ->
                funded(e).with(e.applicationId(), e.amount(), Earmark.Use.COMMITTED);
            case BudgetLineEvent.BudgetReleased e ->
                funded(e).with(e.applicationId(), e.amount(), Earmark.Use.RELEASED);
            case BudgetLineEvent.BudgetExhausted e -> funded(e);
        };
    }

    private Funded funded(BudgetLineEvent event) {
        return switch (this) {
            case Funded funded -> funded;
            case Absent _ -> throw new IllegalStateException(event + " while " + this);
        };
    }
}
