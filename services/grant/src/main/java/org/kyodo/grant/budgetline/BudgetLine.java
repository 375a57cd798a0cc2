package org.kyodo.grant.budgetline;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.grant.BudgetLineEvent;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.BudgetLineId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Yen;

/**
 * The budget of a programme in a fiscal year 予算枠. Money is reserved for an application, then committed or released; what
 * is available is the budget less what is reserved and committed, and never falls below nothing. It is one document, so
 * that holds however many decide at once. Each application's earmark is kept for ever, so a repeat is recognised by it.
 */
sealed interface BudgetLine extends Stage<BudgetLine, BudgetLineEvent> {
    BudgetLineId id();

    /** No budget is set under this id yet. */
    record Absent(BudgetLineId id) implements BudgetLine {}

    /**
     * 予算設定済.
     *
     * @param reserved for applications 予約
     * @param committed to applications 執行決定
     * @param recent earmarks, the last changed at the end; older ones are given up to {@link Earmarks}
     * @param changes of earmarks so far
     */
    record Funded(
            BudgetLineId id,
            ProgrammeCode programme,
            FiscalYear fiscalYear,
            DepartmentCode department,
            Yen budget,
            Yen reserved,
            Yen committed,
            List<Earmark> recent,
            long changes)
            implements BudgetLine {
        Yen used() {
            return reserved.plus(committed);
        }

        Yen available() {
            return budget.minus(used());
        }

        /** What it keeps itself of the application. */
        Optional<Earmark> of(ApplicationId application) {
            return recent.stream()
                    .filter(earmark -> earmark.application().equals(application))
                    .findFirst();
        }

        Funded without(Collection<Earmark> old) {
            return new Funded(
                    id,
                    programme,
                    fiscalYear,
                    department,
                    budget,
                    reserved,
                    committed,
                    recent.stream().filter(earmark -> !old.contains(earmark)).toList(),
                    changes);
        }

        /** With who made the last change of an earmark. */
        private Funded by(AccountRef account) {
            Earmark last = recent.getLast();
            return new Funded(
                    id,
                    programme,
                    fiscalYear,
                    department,
                    budget,
                    reserved,
                    committed,
                    Stream.concat(recent.stream().limit(recent.size() - 1L), Stream.of(last.by(account)))
                            .toList(),
                    changes);
        }

        private Funded with(ApplicationId application, Yen amount, Earmark.Use use, Yen nowReserved, Yen nowCommitted) {
            return new Funded(
                    id,
                    programme,
                    fiscalYear,
                    department,
                    budget,
                    nowReserved,
                    nowCommitted,
                    Stream.concat(
                                    recent.stream().filter(earmark -> !earmark.application()
                                            .equals(application)),
                                    Stream.of(new Earmark(
                                            application,
                                            amount,
                                            use,
                                            changes + 1,
                                            of(application).map(Earmark::by).orElse(Map.of()))))
                            .toList(),
                    changes + 1);
        }

        private Funded with(BudgetLineEvent.BudgetSet set) {
            return new Funded(
                    id,
                    set.programme(),
                    set.fiscalYear(),
                    set.department(),
                    set.amount(),
                    reserved,
                    committed,
                    recent,
                    changes);
        }
    }

    @Override
    default BudgetLine after(BudgetLineEvent event) {
        return switch (event) {
            case BudgetLineEvent.BudgetSet e ->
                switch (this) {
                    case Absent _ ->
                        new Funded(
                                e.budgetLineId(),
                                e.programme(),
                                e.fiscalYear(),
                                e.department(),
                                e.amount(),
                                Yen.ZERO,
                                Yen.ZERO,
                                List.of(),
                                0);
                    case Funded funded -> funded.with(e);
                };
            case BudgetLineEvent.BudgetReserved e ->
                funded(e)
                        .with(
                                e.applicationId(),
                                e.amount(),
                                Earmark.Use.RESERVED,
                                funded(e).reserved().plus(e.amount()),
                                funded(e).committed());
            case BudgetLineEvent.BudgetCommitted e ->
                funded(e)
                        .with(
                                e.applicationId(),
                                e.amount(),
                                Earmark.Use.COMMITTED,
                                funded(e).reserved().minus(e.amount()),
                                funded(e).committed().plus(e.amount()));
            case BudgetLineEvent.BudgetReleased e
            when e.committed() ->
                funded(e)
                        .with(
                                e.applicationId(),
                                e.amount(),
                                Earmark.Use.RELEASED,
                                funded(e).reserved(),
                                funded(e).committed().minus(e.amount()));
            case BudgetLineEvent.BudgetReleased e ->
                funded(e)
                        .with(
                                e.applicationId(),
                                e.amount(),
                                Earmark.Use.RELEASED,
                                funded(e).reserved().minus(e.amount()),
                                funded(e).committed());
            case BudgetLineEvent.BudgetExhausted e -> funded(e);
        };
    }

    @Override
    default BudgetLine after(BudgetLineEvent event, Entry entry) {
        return switch (event) {
            case BudgetLineEvent.BudgetReserved _,
                    BudgetLineEvent.BudgetCommitted _,
                    BudgetLineEvent.BudgetReleased _ ->
                ((Funded) after(event)).by(AccountRef.of(entry.author().ref()));
            case BudgetLineEvent.BudgetSet _, BudgetLineEvent.BudgetExhausted _ -> after(event);
        };
    }

    private Funded funded(BudgetLineEvent event) {
        return switch (this) {
            case Funded funded -> funded;
            case Absent _ -> throw new IllegalStateException(event + " while " + this);
        };
    }
}
