package org.kyodo.kit.tally;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.kit.AggregateConformance;
import org.springframework.data.mongodb.core.MongoOperations;

class TallyConformanceTest extends AggregateConformance<Tally.Command, Tally, CallEvent> {
    private static final Actor STAFF = staff("acct-staff", "collaboration-office");

    @Override
    protected AggregateType<Tally.Command, Tally, CallEvent> type(MongoOperations mongo) {
        return TallyConfiguration.type();
    }

    @Override
    protected List<Step<Tally.Command>> script(String id) {
        return List.of(
                by(STAFF, new Tally.Command.Count(1)),
                by(STAFF, new Tally.Command.Count(3)),
                by(Actor.PLATFORM, new Tally.Command.Count(2)).at("2026-06-12T10:30:00+09:00"),
                by(STAFF, new Tally.Command.Close(Optional.of("試験"))));
    }

    /** It borrows the events of calls, and has stages of its own. */
    @Override
    protected Set<String> stagesInContracts(Class<CallEvent> events) {
        return Set.of("Open", "Closed");
    }
}
