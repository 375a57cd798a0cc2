package org.kyodo.proposal.call;

import java.util.Optional;
import org.kyodo.contracts.proposal.CallOutcome;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.MunicipalityCode;

/** What was proposed to a call 応募; told by those who keep the proposals. */
@FunctionalInterface
public interface CallEntries {
    /** What became of them; empty outcome while one of them awaits a decision, or the city's answer. */
    Settled of(CallId call, MunicipalityCode municipality);

    record Settled(Optional<CallOutcome> outcome) {}
}
