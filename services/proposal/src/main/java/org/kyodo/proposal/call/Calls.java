package org.kyodo.proposal.call;

import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.list.SharedLookUps;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Reason;
import org.kyodo.proposal.call.CallCommand.DecideCall;

/** What the other aggregates of this service may look up of calls 募集. */
public final class Calls {
    private final Aggregate<CallCommand, Call, CallEvent> calls;
    private final CallEntries entries;

    Calls(Aggregate<CallCommand, Call, CallEvent> calls, CallEntries entries) {
        this.calls = calls;
        this.entries = entries;
    }

    /** What decides the call, where it is closed and nothing that was proposed to it is open any more. */
    public Optional<Instruction<?>> decision(CallId id, MunicipalityCode municipality) {
        return calls.find(id.toString(), municipality)
                .filter(stored -> stored.stage() instanceof Call.Closed || stored.stage() instanceof Call.Screening)
                .filter(_ -> entries.of(id, municipality).outcome().isPresent())
                .<Instruction<?>>map(_ -> new Instruction<>(calls, id.toString(), new DecideCall()));
    }

    /** Why it was cancelled, where it was. */
    public Optional<Reason> cancellation(CallId id, MunicipalityCode municipality) {
        return calls.find(id.toString(), municipality)
                .flatMap(stored -> stored.stage() instanceof Call.Cancelled cancelled
                        ? Optional.of(cancelled.reason())
                        : Optional.empty());
    }

    /** The call, if there is one that was published in this municipality. */
    public Optional<PublishedCall> published(CallId id, MunicipalityCode municipality) {
        return SharedLookUps.find(new One(id, municipality), this::published);
    }

    private record One(CallId id, MunicipalityCode municipality) {}

    private Optional<PublishedCall> published(One one) {
        return calls.find(one.id().toString(), one.municipality())
                .flatMap(stored -> stored.stage().published());
    }
}
