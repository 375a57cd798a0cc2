package org.kyodo.grant.programme;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.grant.ProgrammeEvent;
import org.kyodo.grant.programme.ProgrammeCommand.CloseProgramme;
import org.kyodo.grant.programme.ProgrammeCommand.OpenProgramme;
import org.kyodo.kit.AggregateConformance;
import org.springframework.data.mongodb.core.MongoOperations;

class ProgrammeConformanceTest extends AggregateConformance<ProgrammeCommand, Programme, ProgrammeEvent> {
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");

    @Override
    protected AggregateType<ProgrammeCommand, Programme, ProgrammeEvent> type(MongoOperations mongo) {
        return ProgrammeConfiguration.type((programme, command, municipality) -> Facts.of(new ProgrammeSettings(
                Optional.of(ProgrammeRulesTest.TERMS),
                List.of(ProgrammeRulesTest.TERMS.programme().code()))));
    }

    @Override
    protected List<Step<ProgrammeCommand>> script(String id) {
        return List.of(
                by(OFFICE, ProgrammeRulesTest.AS_SET).at("2026-04-20T10:00:00+09:00"),
                by(Actor.PLATFORM, new OpenProgramme()).at("2026-05-01T09:00:00+09:00"),
                by(Actor.PLATFORM, new CloseProgramme()).at("2026-06-01T00:00:00+09:00"));
    }
}
