package org.kyodo.contracts.grant;

import java.util.List;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.BudgetLineId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Visibility;
import org.kyodo.contracts.value.Yen;

/** What happens to a budget line 予算枠: a programme in a fiscal year. */
@AggregateStream(
        service = "grant",
        aggregate = "budget-line",
        stages = {"Funded"})
public sealed interface BudgetLineEvent extends DomainEvent {

    /** The budget was set or changed 予算設定; the department runs the programme. */
    @EventType(value = "kyodo.grant.BudgetSet", visibility = Visibility.DEPARTMENT)
    record BudgetSet(
            BudgetLineId budgetLineId,
            ProgrammeCode programme,
            FiscalYear fiscalYear,
            DepartmentCode department,
            Yen amount,
            Yen available)
            implements BudgetLineEvent, DescribesSubject {
        @Override
        public List<DepartmentCode> subjectDepartments() {
            return List.of(department);
        }
    }

    /** An amount was reserved for an application 予約. */
    @EventType(value = "kyodo.grant.BudgetReserved", visibility = Visibility.DEPARTMENT)
    record BudgetReserved(BudgetLineId budgetLineId, ApplicationId applicationId, Yen amount, Yen available)
            implements BudgetLineEvent {}

    /** What was reserved was committed 執行決定. */
    @EventType(value = "kyodo.grant.BudgetCommitted", visibility = Visibility.DEPARTMENT)
    record BudgetCommitted(BudgetLineId budgetLineId, ApplicationId applicationId, Yen amount, Yen available)
            implements BudgetLineEvent {}

    /** What was reserved, or even committed, came back 戻入れ. */
    @EventType(value = "kyodo.grant.BudgetReleased", visibility = Visibility.DEPARTMENT)
    record BudgetReleased(
            BudgetLineId budgetLineId, ApplicationId applicationId, Yen amount, boolean committed, Yen available)
            implements BudgetLineEvent {}

    /** Nothing is left 予算満了; told each time the last yen goes. */
    @EventType(value = "kyodo.grant.BudgetExhausted", visibility = Visibility.DEPARTMENT)
    record BudgetExhausted(BudgetLineId budgetLineId) implements BudgetLineEvent {}
}
