package org.kyodo.proposal.table;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.AggregateType.Limit;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.department.Departments;
import org.kyodo.contracts.proposal.RoundTableEvent;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.RoundTableId;
import org.kyodo.presets.Presets;
import org.kyodo.proposal.group.Groups;
import org.kyodo.proposal.table.RoundTable.Absent;
import org.kyodo.proposal.table.RoundTable.Known;
import org.kyodo.proposal.table.RoundTable.Minuted;
import org.kyodo.proposal.table.RoundTable.Minutes;
import org.kyodo.proposal.table.RoundTable.Scheduled;
import org.kyodo.proposal.table.RoundTableCommand.PublishMinutes;
import org.kyodo.proposal.table.RoundTableCommand.ScheduleRoundTable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts round tables together. */
@Configuration(proxyBeanMethods = false)
class RoundTableConfiguration {
    @Bean
    Aggregate<RoundTableCommand, RoundTable, RoundTableEvent> roundTableAggregate(
            Chassis chassis,
            Presets presets,
            Departments departments,
            Groups groups,
            ObjectProvider<DiscussedMatters> matters) {
        return chassis.aggregate(type(new RoundTableFacts(presets, departments, groups, matters)));
    }

    @Bean
    RoundTables roundTables(Aggregate<RoundTableCommand, RoundTable, RoundTableEvent> roundTableAggregate) {
        return new RoundTables(roundTableAggregate);
    }

    static AggregateType<RoundTableCommand, RoundTable, RoundTableEvent> type(
            FactFinder<RoundTableCommand, RoundTable> facts) {
        return AggregateType.of(RoundTableCommand.class, RoundTable.class, RoundTableEvent.class)
                .collection("roundTables")
                .startingAt(id -> new Absent(RoundTableId.of(id)))
                .decidedBy(new RoundTableRules())
                .queriedBy("stage.type")
                .queriedBy("stage.terms.plan.kind")
                .queriedBy("stage.terms.department")
                .queriedBy(RoundTables.SUBJECT)
                .sortedBy(
                        "begins",
                        table -> table instanceof Known known
                                ? Optional.of(known.terms()
                                        .plan()
                                        .slot()
                                        .opensAt()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString())
                                : Optional.empty())
                .searchedBy(table -> table instanceof Known known
                        ? List.of(known.terms().plan().title())
                        : List.of())
                .limited(new Limit<>(
                        (command, actor) -> command instanceof ScheduleRoundTable c ? host(c, actor) : Optional.empty(),
                        table -> table instanceof Scheduled scheduled
                                ? Optional.of(scheduled.terms().department().value())
                                : Optional.empty(),
                        RoundTableRefusal.TOO_MANY_SCHEDULED))
                .knowing(facts)
                .keeping(RoundTableConfiguration::kept)
                .publishing((table, municipality) -> RoundTableView.forEveryone(table));
    }

    private static Optional<String> host(ScheduleRoundTable c, Actor actor) {
        return c.department().or(actor::department).map(DepartmentCode::value);
    }

    /** With the text of the minutes, which no event tells. */
    private static RoundTable kept(RoundTable table, RoundTableCommand command) {
        return table instanceof Minuted minuted && command instanceof PublishMinutes c
                ? minuted.with(new Minutes(c.document(), c.text()))
                : table;
    }
}
