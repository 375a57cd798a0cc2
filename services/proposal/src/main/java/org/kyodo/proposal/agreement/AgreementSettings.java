package org.kyodo.proposal.agreement;

import java.util.List;
import java.util.Set;
import org.kyodo.contracts.proposal.Clause;
import org.kyodo.contracts.value.DepartmentCode;

/**
 * What a municipality's settings say of agreements.
 *
 * @param listed what the form of this one settles, with the sources
 * @param minReason the fewest characters of a reason
 */
record AgreementSettings(Set<DepartmentCode> departments, List<Clause> listed, int minReason) {}
