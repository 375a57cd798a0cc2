package org.kyodo.proposal.agreement;

import java.util.List;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.Collaboration;

/** What can be asked of an agreement 協定書. */
sealed interface AgreementCommand {

    /** 下書きする, because a proposal was adopted. */
    @AllowedTo(Role.PLATFORM)
    record DraftAgreement(Collaboration collaboration, List<String> clauses) implements AgreementCommand {}
}
