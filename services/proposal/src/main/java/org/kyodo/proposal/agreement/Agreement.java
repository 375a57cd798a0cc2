package org.kyodo.proposal.agreement;

import java.util.List;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementDrafted;
import org.kyodo.contracts.proposal.Collaboration;
import org.kyodo.contracts.value.AgreementId;

/** A collaboration agreement 協定書. It begins as a draft from the template of the form that a proposal was adopted with. */
sealed interface Agreement extends Stage<Agreement, AgreementEvent> {
    record Absent(AgreementId id) implements Agreement {}

    record Drafted(AgreementId id, Collaboration collaboration, List<String> clauses) implements Agreement {}

    @Override
    default Agreement after(AgreementEvent event) {
        return switch (event) {
            case AgreementDrafted e -> new Drafted(e.agreementId(), e.collaboration(), e.clauses());
        };
    }
}
