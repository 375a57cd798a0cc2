package org.kyodo.bench;

import java.time.Instant;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.CallEvent.CallOpened;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.MunicipalityCode;

/** The smallest aggregate, in a borrowed event: each command adds one. What it costs is what the chassis costs. */
sealed interface Tick extends Stage<Tick, CallEvent> {
    MunicipalityCode MUNICIPALITY = MunicipalityCode.of("352039");

    CallId id();

    record Absent(CallId id) implements Tick {}

    record Ticking(CallId id, long count, Instant last) implements Tick {}

    @Override
    default Tick after(CallEvent event) {
        if (event instanceof CallOpened e) {
            return new Ticking(id(), this instanceof Ticking t ? t.count + 1 : 1, e.at());
        }
        throw new IllegalStateException(event + " (expected: CallOpened)");
    }

    sealed interface Command {
        @AllowedTo(Role.PLATFORM)
        record Add() implements Command {}
    }

    final class Rules implements Decider<Command, Tick, CallEvent> {
        private static final Taken<Command, Tick> TAKEN =
                Taken.of(Command.class, Tick.class).in(Tick.class, Command.Add.class);

        @Override
        public boolean seenBy(Tick tick, Context context) {
            return false;
        }

        @Override
        public Decision<CallEvent> decide(Tick tick, Command command, Context context) {
            return Decision.accept(new CallOpened(tick.id(), context.now()));
        }

        @Override
        public Taken<Command, Tick> taken() {
            return TAKEN;
        }
    }

    /** @throws IllegalStateException when it is not done */
    static Outcome.Done add(Aggregate<Command, Tick, CallEvent> ticks, String id) {
        Outcome outcome = ticks.handle(id, new Command.Add(), Request.ofPlatform(MUNICIPALITY));
        if (outcome instanceof Outcome.Done done) {
            return done;
        }
        throw new IllegalStateException(outcome + " (expected: Done)");
    }

    static AggregateType<Command, Tick, CallEvent> type() {
        return AggregateType.of(Command.class, Tick.class, CallEvent.class)
                .collection("ticks")
                .startingAt(id -> new Absent(CallId.of(id)))
                .decidedBy(new Rules());
    }
}
