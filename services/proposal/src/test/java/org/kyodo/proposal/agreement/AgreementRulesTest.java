package org.kyodo.proposal.agreement;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementDrafted;
import org.kyodo.contracts.proposal.Collaboration;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.kit.RulesTest;
import org.kyodo.proposal.agreement.AgreementCommand.DraftAgreement;

class AgreementRulesTest extends RulesTest<AgreementCommand, Agreement, AgreementEvent> {
    private static final AgreementId ID = AgreementId.of("019a0000-0000-7000-8000-0000000000c1");
    private static final ProposalId PROPOSAL = ProposalId.of("019a0000-0000-7000-8000-0000000000a1");
    private static final GroupId GROUP = GroupId.of("019a0000-0000-7000-8000-0000000000b1");
    private static final List<DepartmentCode> DEPARTMENTS = List.of(DepartmentCode.of("school-education"));
    private static final DraftAgreement DRAFT = new DraftAgreement(
            new Collaboration(
                    PROPOSAL, GROUP, DEPARTMENTS, CollaborationForm.COMMISSION, "放課後みまもりマップづくり", new FiscalYear(2026)),
            List.of("（目的）"));
    private static final AgreementDrafted DRAFTED = new AgreementDrafted(
            ID,
            new Collaboration(
                    PROPOSAL, GROUP, DEPARTMENTS, CollaborationForm.COMMISSION, "放課後みまもりマップづくり", new FiscalYear(2026)),
            List.of("（目的）"));

    AgreementRulesTest() {
        super(AgreementCommand.class, new AgreementRules(), new Agreement.Absent(ID));
    }

    @Test
    void it_begins_as_a_draft() {
        given().when(DRAFT).then(DRAFTED);
    }

    @Test
    void it_is_drafted_once() {
        given(DRAFTED).when(DRAFT).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
    }
}
