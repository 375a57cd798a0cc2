package org.kyodo.proposal.agreement;

import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.value.ProposalId;

/** What can be asked of an agreement 協定書. */
sealed interface AgreementCommand {

    /** 下書きする, because a proposal was adopted. */
    @AllowedTo(Role.PLATFORM)
    record DraftAgreement(Optional<ProposalId> proposal, AgreementTerms agreement) implements AgreementCommand {}
}
