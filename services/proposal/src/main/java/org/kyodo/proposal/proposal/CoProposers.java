package org.kyodo.proposal.proposal;

import java.util.List;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProposalId;

/** Which groups handed a proposal in together with the proposer 共同提案者 (R-PR-2); the public events of a proposal do not say. */
@FunctionalInterface
public interface CoProposers {
    List<GroupId> of(ProposalId proposal, MunicipalityCode municipality);
}
