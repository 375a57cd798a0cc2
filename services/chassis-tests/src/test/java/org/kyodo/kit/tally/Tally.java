package org.kyodo.kit.tally;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.CallEvent.CallCancelled;
import org.kyodo.contracts.proposal.CallEvent.CallClosed;
import org.kyodo.contracts.proposal.CallEvent.CallDecided;
import org.kyodo.contracts.proposal.CallEvent.CallDrafted;
import org.kyodo.contracts.proposal.CallEvent.CallExtended;
import org.kyodo.contracts.proposal.CallEvent.CallOpened;
import org.kyodo.contracts.proposal.CallEvent.CallPanelAppointed;
import org.kyodo.contracts.proposal.CallEvent.CallPublished;
import org.kyodo.contracts.proposal.CallEvent.CallRevised;
import org.kyodo.contracts.proposal.CallEvent.CallWithdrawn;
import org.kyodo.contracts.proposal.CallEvent.ScreeningScheduled;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Wording;

/** An aggregate for tests, in borrowed events: it counts ({@code CallOpened}) until it is closed ({@code CallClosed}). */
sealed interface Tally extends Stage<Tally, CallEvent> {
    CallId id();

    record Absent(CallId id) implements Tally {}

    record Open(CallId id, int count, List<Instant> marks, Instant closesAt) implements Tally {}

    record Closed(CallId id, int count) implements Tally {}

    @Override
    default Tally after(CallEvent event) {
        return switch (event) {
            case CallOpened e ->
                switch (this) {
                    case Absent a -> new Open(a.id, 1, List.of(e.at()), e.at().plusSeconds(3600));
                    case Open c -> new Open(c.id, c.count + 1, List.of(e.at()), c.closesAt);
                    case Closed _ -> throw new IllegalStateException("counted after it was closed");
                };
            case CallClosed _ -> new Closed(id(), this instanceof Open c ? c.count : 0);
            case CallCancelled _ -> new Closed(id(), this instanceof Open c ? c.count : 0);
            case CallDrafted _,
                    CallRevised _,
                    CallWithdrawn _,
                    CallPanelAppointed _,
                    CallPublished _,
                    CallExtended _,
                    ScreeningScheduled _,
                    CallDecided _ -> throw new IllegalStateException(event + " (expected: a tally's)");
        };
    }

    sealed interface Command {
        /** Counts {@code times} at once: as many events in one commit. */
        @AllowedTo({Role.STAFF, Role.PLATFORM})
        record Count(@Min(1) @Max(50) int times) implements Command {}

        @AllowedTo({Role.STAFF, Role.PLATFORM})
        record Close(Optional<String> remark) implements Command {}
    }

    enum No implements Refusal {
        UNLUCKY(Ground.guard());

        private final Ground ground;

        No(Ground ground) {
            this.ground = ground;
        }

        @Override
        public Ground ground() {
            return ground;
        }
    }

    final class Rules implements Decider<Command, Tally, CallEvent> {
        private static final Taken<Command, Tally> TAKEN = Taken.of(Command.class, Tally.class)
                .in(Absent.class, Command.Count.class)
                .in(Open.class, Command.Count.class, Command.Close.class)
                .in(Closed.class, Command.Close.class);

        private record Case(Tally tally, Command command) {}

        /** Reviewers see what is closed, and nothing before. */
        @Override
        public boolean seenBy(Tally tally, Context context) {
            return tally instanceof Closed || !context.actor().is(Role.REVIEWER);
        }

        @Override
        public Decision<CallEvent> decide(Tally tally, Command command, Context context) {
            return switch (new Case(tally, command)) {
                case Case(var _, Command.Count(int times))
                when times == 13 -> Decision.refuse(No.UNLUCKY, "times", times, Wording.ANY_WHOLE_NUMBER.of());
                case Case(var _, Command.Count(int times)) ->
                    new Decision.Accepted<>(
                            java.util.Collections.nCopies(times, new CallOpened(tally.id(), context.now())));
                case Case(Open c, Command.Close(Optional<String> remark))
                when remark.isPresent() ->
                    Decision.accept(new CallCancelled(c.id, new Reason(ReasonCode.OTHER, remark.get())));
                case Case(Open c, Command.Close _) -> Decision.accept(new CallClosed(c.id, context.now()));
                case Case(Closed _, Command.Close _) -> Decision.repeated();
                case Case _ -> notInThisStage(tally, command);
            };
        }

        @Override
        public Taken<Command, Tally> taken() {
            return TAKEN;
        }
    }
}
