package org.kyodo.grant.budgetline;

import java.util.Optional;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.grant.BudgetLineEvent;
import org.kyodo.contracts.value.ApplicationId;
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
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class BudgetLineConfiguration {
    private static final int KEPT_BY_A_LINE = 50;

    @Bean
    Aggregate<BudgetLineCommand, BudgetLine, BudgetLineEvent> budgetLines(
            Chassis chassis, Presets presets, Applications applications, Earmarks earmarks) {
        return chassis.aggregate(type(earmarks, (line, command, municipality) -> switch (command) {
            case SetBudget c -> Facts.of(settings(presets.of(municipality), c.programme()));
            case ReserveBudget c ->
                Facts.of(
                        requested(applications, line, c.application(), municipality),
                        earmarked(earmarks, line, c.application(), municipality));
            case CommitBudget c ->
                Facts.of(
                        requested(applications, line, c.application(), municipality),
                        earmarked(earmarks, line, c.application(), municipality));
            case ReleaseBudget c -> Facts.of(earmarked(earmarks, line, c.application(), municipality));
        }));
    }

    @Bean
    Earmarks earmarks(MongoOperations mongo) {
        return new Earmarks(mongo, KEPT_BY_A_LINE);
    }

    static Earmarked earmarked(
            Earmarks earmarks, BudgetLine line, ApplicationId application, MunicipalityCode municipality) {
        return new Earmarked(
                line instanceof Funded funded && funded.of(application).isEmpty()
                        ? earmarks.find(line.id(), application, municipality)
                        : Optional.empty());
    }

    static AggregateType<BudgetLineCommand, BudgetLine, BudgetLineEvent> type(
            Earmarks earmarks, FactFinder<BudgetLineCommand, BudgetLine> facts) {
        return AggregateType.of(BudgetLineCommand.class, BudgetLine.class, BudgetLineEvent.class)
                .collection("budgetLines")
                .startingAt(id -> new Absent(BudgetLineId.of(id)))
                .decidedBy(new BudgetLineRules())
                .queriedBy("stage.department")
                .recognisingRepeatsItself()
                .spilling(earmarks::spilled)
                .knowing(facts);
    }

    private static BudgetSettings settings(Preset preset, ProgrammeCode code) {
        return new BudgetSettings(
                preset.programme(code)
                        .map(programme -> new BudgetSettings.Programme(programme.owner(), programme.budget())),
                preset.programmes().stream().map(Programme::code).toList());
    }

    private static Requested requested(
            Applications applications, BudgetLine line, ApplicationId application, MunicipalityCode municipality) {
        return switch (line) {
            case Absent _ -> new Requested(Optional.empty(), Entries.NONE);
            case Funded funded ->
                new Requested(
                        applications.requested(municipality, application, funded.programme(), funded.fiscalYear()),
                        applications.entries(municipality, application));
        };
    }
}
