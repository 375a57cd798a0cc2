package org.kyodo.proposal.table;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.proposal.RoundTableEvent;
import org.kyodo.contracts.proposal.RoundTablePlan;
import org.kyodo.contracts.value.RoundTableKind;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.proposal.table.RoundTable.Minuted;
import org.kyodo.proposal.table.RoundTable.Minutes;
import org.kyodo.proposal.table.RoundTableCommand.ChangeRoundTable;
import org.kyodo.proposal.table.RoundTableCommand.PublishMinutes;
import org.kyodo.proposal.table.RoundTableCommand.RecordRoundTable;
import org.kyodo.proposal.table.RoundTableCommand.ScheduleRoundTable;
import org.kyodo.proposal.table.RoundTableFacts.Attending;
import org.springframework.data.mongodb.core.MongoOperations;

class RoundTableConformanceTest extends AggregateConformance<RoundTableCommand, RoundTable, RoundTableEvent> {
    @Override
    protected AggregateType<RoundTableCommand, RoundTable, RoundTableEvent> type(MongoOperations mongo) {
        return RoundTableConfiguration.type((table, command, municipality) -> Facts.of(
                RoundTableRulesTest.SETTINGS, RoundTableRulesTest.discussing(List.of()), new Attending(Set.of())));
    }

    /** The text of minutes is in no event. */
    @Override
    protected RoundTable comparable(RoundTable table) {
        return table instanceof Minuted minuted
                ? minuted.with(new Minutes(minuted.minutes().document(), Optional.empty()))
                : table;
    }

    @Override
    protected List<Step<RoundTableCommand>> script(String id) {
        return List.of(
                by(
                                RoundTableRulesTest.OFFICE,
                                new ScheduleRoundTable(
                                        new RoundTablePlan(
                                                RoundTableKind.ROUND_TABLE,
                                                "情報交換の会",
                                                Optional.of("来年度に向けて"),
                                                List.of(),
                                                RoundTableRulesTest.EVENING,
                                                "大殿地域交流センター",
                                                Optional.empty()),
                                        Optional.empty()))
                        .at("2026-06-12T10:00:00+09:00"),
                by(
                        RoundTableRulesTest.OFFICE,
                        new ChangeRoundTable(RoundTableRulesTest.EVENING, "市民会館", Optional.empty())),
                by(RoundTableRulesTest.OFFICE, new RecordRoundTable(RoundTableRulesTest.ALL))
                        .at("2026-07-08T21:00:00+09:00"),
                by(RoundTableRulesTest.OFFICE, new PublishMinutes(Optional.empty(), Optional.of("議事の要旨"), true)),
                by(RoundTableRulesTest.OFFICE, new PublishMinutes(Optional.empty(), Optional.of("議事の要旨（改）"), true)));
    }
}
