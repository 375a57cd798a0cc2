package org.kyodo.grant.budgetline;

import java.util.Optional;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.grant.BudgetLineEvent;
import org.kyodo.contracts.value.BudgetLineId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.grant.application.Applications;
import org.kyodo.grant.budgetline.BudgetLine.Absent;
import org.kyodo.grant.budgetline.BudgetLine.Funded;
import org.kyodo.grant.budgetline.BudgetLineCommand.CommitBudget;
import org.kyodo.grant.budgetline.BudgetLineCommand.ReleaseBudget;
import org.kyodo.grant.budgetline.BudgetLineCommand.ReserveBudget;
import org.kyodo.grant.budgetline.BudgetLineCommand.SetBudget;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.kyodo.presets.Programme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BudgetLineConfiguration {
    @Bean
    Aggregate<BudgetLineCommand, BudgetLine, BudgetLineEvent> budgetLines(
            Chassis chassis, Presets presets, Applications applications) {
        return chassis.aggregate(type((line, command, municipality) -> switch (command) {
            case SetBudget c -> Facts.of(settings(presets.of(municipality), c.programme()));
            case ReserveBudget c -> Facts.of(requested(applications, line, c, municipality));
            case CommitBudget _, ReleaseBudget _ -> Facts.NONE;
        }));
    }

    static AggregateType<BudgetLineCommand, BudgetLine, BudgetLineEvent> type(
            FactFinder<BudgetLineCommand, BudgetLine> facts) {
        return AggregateType.of(BudgetLineCommand.class, BudgetLine.class, BudgetLineEvent.class)
                .collection("budgetLines")
                .startingAt(id -> new Absent(BudgetLineId.of(id)))
                .decidedBy(new BudgetLineRules())
                .recognisingRepeatsItself()
                .knowing(facts);
    }

    private static BudgetSettings settings(Preset preset, ProgrammeCode code) {
        return new BudgetSettings(
                preset.programme(code)
                        .map(programme -> new BudgetSettings.Programme(programme.owner(), programme.budget())),
                preset.programmes().stream().map(Programme::code).toList());
    }

    private static Requested requested(
            Applications applications, BudgetLine line, ReserveBudget command, MunicipalityCode municipality) {
        return switch (line) {
            case Absent _ -> new Requested(Optional.empty());
            case Funded funded ->
                new Requested(applications.requested(
                        municipality, command.application(), funded.programme(), funded.fiscalYear()));
        };
    }
}
