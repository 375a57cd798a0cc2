package org.kyodo.proposal.call;

import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.MunicipalityCode;

/** What the other aggregates of this service may look up of calls 募集. */
public final class Calls {
    private final Aggregate<CallCommand, Call, CallEvent> calls;

    Calls(Aggregate<CallCommand, Call, CallEvent> calls) {
        this.calls = calls;
    }

    /** The call, if there is one that was published in this municipality. */
    public Optional<PublishedCall> published(CallId id, MunicipalityCode municipality) {
        return calls.find(id.toString(), municipality)
                .flatMap(stored -> stored.stage().published());
    }
}
