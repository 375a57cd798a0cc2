package org.kyodo.proposal.call;

import java.util.Set;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;

/**
 * What the rules of a call ask of a municipality's settings.
 *
 * @param roundsPerYear of citizen policy proposals; 0 where there are none
 * @param reasonMinLength the fewest characters of a reason for a decision against somebody
 */
record CallSettings(
        Set<CallKind> kinds,
        Set<CollaborationForm> forms,
        Set<DepartmentCode> departments,
        int roundsPerYear,
        int reasonMinLength) {}
