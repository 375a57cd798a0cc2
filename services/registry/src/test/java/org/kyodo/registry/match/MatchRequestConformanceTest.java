package org.kyodo.registry.match;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.MatchRequestEvent;
import org.kyodo.contracts.value.TalentKind;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.kit.AggregateConformance.Step;
import org.kyodo.registry.match.MatchRequestCommand.AcceptMatch;
import org.kyodo.registry.match.MatchRequestCommand.ProposeMatch;
import org.kyodo.registry.match.MatchRequestCommand.RecordDispatch;
import org.kyodo.registry.match.MatchRequestCommand.ReportMatch;
import org.kyodo.registry.match.MatchRequestCommand.RequestMatch;
import org.springframework.data.mongodb.core.MongoOperations;

class MatchRequestConformanceTest extends AggregateConformance<MatchRequestCommand, MatchRequest, MatchRequestEvent> {
    private static final Actor SECTION = staff("suzuki", "school-education");
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");
    private static final Actor TALENT = actor("nakamura", Role.RESIDENT);

    @Override
    protected AggregateType<MatchRequestCommand, MatchRequest, MatchRequestEvent> type(MongoOperations mongo) {
        return MatchRequestConfiguration.type(
                        (match, command, municipality) -> Facts.of(MatchRequestRulesTest.SETTINGS))
                .knowingOfEach((match, municipality) -> Facts.of(
                        new Asking(MatchRequestRulesTest.BY_SECTION, Optional.empty()),
                        MatchRequestRulesTest.accountant(true)));
    }

    @Override
    protected List<Step<MatchRequestCommand>> script(String id) {
        return List.of(
                by(
                        SECTION,
                        new RequestMatch(
                                TalentKind.SUPPORTER, MatchRequestRulesTest.BOOKS, MatchRequestRulesTest.BY_SECTION)),
                by(OFFICE, new ProposeMatch(MatchRequestRulesTest.NAKAMURA)),
                by(TALENT, new AcceptMatch()),
                by(SECTION, new AcceptMatch()),
                by(OFFICE, new RecordDispatch(Optional.empty())),
                by(SECTION, new ReportMatch(true)));
    }
}
