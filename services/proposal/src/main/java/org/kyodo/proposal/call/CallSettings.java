package org.kyodo.proposal.call;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kyodo.contracts.proposal.CallEligibility;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.Examination;

/**
 * What the rules of a call ask of a municipality's settings.
 *
 * @param kinds of calls that it makes
 * @param roundsPerYear of citizen policy proposals; 0 where there are none
 * @param reasonMinLength the fewest characters of a reason for a decision against somebody
 */
record CallSettings(
        Map<CallKind, Offered> kinds,
        Set<CollaborationForm> forms,
        Set<DepartmentCode> departments,
        int roundsPerYear,
        int reasonMinLength) {

    /**
     * A kind of call that it makes 募集の類型.
     *
     * @param eligibility who may propose, unless a call says otherwise
     * @param forms what it may lead to (R-CA-5); none of what is not adopted
     * @param examination how proposals are examined; a call may be stricter (R-CA-6). Empty of what is not examined
     */
    record Offered(CallEligibility eligibility, Set<CollaborationForm> forms, Optional<Examination> examination) {}
}
