package org.kyodo.grant.budgetline;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.grant.BudgetLineEvent;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Yen;
import org.kyodo.grant.budgetline.BudgetLineCommand.CommitBudget;
import org.kyodo.grant.budgetline.BudgetLineCommand.ReleaseBudget;
import org.kyodo.grant.budgetline.BudgetLineCommand.ReserveBudget;
import org.kyodo.grant.budgetline.BudgetLineCommand.SetBudget;
import org.kyodo.kit.AggregateConformance;
import org.springframework.data.mongodb.core.MongoOperations;

class BudgetLineConformanceTest extends AggregateConformance<BudgetLineCommand, BudgetLine, BudgetLineEvent> {
    private static final ProgrammeCode CODE = ProgrammeCode.of("neighbourhood-grant");
    private static final ApplicationId APPLICATION = ApplicationId.of("01981f2e-7c00-7000-8000-00000000000a");
    private static final BudgetSettings SETTINGS = new BudgetSettings(
            Optional.of(new BudgetSettings.Programme(DepartmentCode.of("parks-green"), Yen.of(3_000_000))),
            List.of(CODE));
    private static final Actor TREASURER = actor("kaikei", Role.TREASURER);
    private static final Actor STAFF = staff("ito", "parks-green");

    @Override
    protected AggregateType<BudgetLineCommand, BudgetLine, BudgetLineEvent> type(MongoOperations mongo) {
        return BudgetLineConfiguration.type(
                new Earmarks(mongo, 50),
                (line, command, municipality) -> Facts.of(
                        SETTINGS,
                        new Requested(Optional.of(Yen.of(150_000)), Entries.NONE),
                        new Earmarked(Optional.empty())));
    }

    @Override
    protected List<Step<BudgetLineCommand>> script(String id) {
        return List.of(
                by(TREASURER, new SetBudget(CODE, new FiscalYear(2026), Optional.of(Yen.of(250_000)))),
                by(STAFF, new ReserveBudget(APPLICATION, Yen.of(100_000))),
                by(TREASURER, new CommitBudget(APPLICATION)),
                by(STAFF, new ReleaseBudget(APPLICATION)));
    }
}
