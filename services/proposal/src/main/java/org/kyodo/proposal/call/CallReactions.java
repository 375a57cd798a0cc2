package org.kyodo.proposal.call;

import java.util.List;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.CallEvent.CallClosed;
import org.springframework.stereotype.Component;

/** Decides a call when it closes and nothing that was proposed to it is open. */
@Component
final class CallReactions implements Reactions<CallEvent> {
    private final Calls calls;

    CallReactions(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Class<CallEvent> events() {
        return CallEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<CallEvent> happened) {
        return happened.event() instanceof CallClosed closed
                ? calls.decision(closed.callId(), happened.envelope().municipality()).stream()
                        .toList()
                : List.of();
    }
}
