package org.kyodo.proposal.agreement;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementDrafted;
import org.kyodo.contracts.proposal.AgreementParty;
import org.kyodo.contracts.proposal.AgreementRoles;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.proposal.AgreementText;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.kit.GroupFacts;
import org.kyodo.kit.RulesTest;
import org.kyodo.proposal.agreement.AgreementCommand.DraftAgreement;

class AgreementRulesTest extends RulesTest<AgreementCommand, Agreement, AgreementEvent> {
    private static final AgreementId ID = AgreementId.of("019a0000-0000-7000-8000-0000000000c1");
    private static final ProposalId PROPOSAL = ProposalId.of("019a0000-0000-7000-8000-0000000000a1");
    private static final GroupId GROUP = GroupId.of("019a0000-0000-7000-8000-0000000000b1");
    private static final DepartmentCode SECTION = DepartmentCode.of("school-education");
    private static final AgreementText TEXT = new AgreementText(
            "放課後みまもりマップづくり",
            "子どもの通り道を地域で見守る。",
            AgreementRoles.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of());
    static final AgreementTerms TERMS = new AgreementTerms(
            Optional.of(CollaborationForm.COMMISSION),
            Instrument.CONTRACT,
            false,
            SECTION,
            List.of(AgreementParty.group(GROUP), AgreementParty.department(SECTION)),
            TEXT);
    static final DraftAgreement DRAFT = new DraftAgreement(Optional.of(PROPOSAL), TERMS);
    private static final AgreementDrafted DRAFTED =
            new AgreementDrafted(ID, Optional.of(PROPOSAL), TERMS, AgreementConfiguration.HASHING.of(TERMS));

    AgreementRulesTest() {
        super(AgreementCommand.class, new AgreementRules(), new Agreement.Absent(ID));
    }

    @Test
    void it_begins_as_a_draft() {
        given().knowing(AgreementConfiguration.HASHING).when(DRAFT).then(DRAFTED);
    }

    @Test
    void it_is_drafted_once() {
        given(DRAFTED).when(DRAFT).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
    }

    @Test
    void a_draft_is_seen_by_its_parties_staff_and_auditors() {
        Given drafted = given(DRAFTED)
                .knowing(new AgreementRules.Party(
                        GroupStanding.after(Optional.empty(), GroupFacts.registered(GROUP, "acct-watch"))));
        drafted.by(actor("acct-watch", Role.GROUP)).isSeen();
        drafted.by(actor("acct-others", Role.GROUP)).isUnseen();
        drafted.by(staff("acct-teacher", "school-education")).isSeen();
        drafted.by(actor("acct-auditor", Role.AUDITOR)).isSeen();
        drafted.by(actor("acct-reviewer", Role.REVIEWER)).isUnseen();
        given(DRAFTED)
                .knowing(new AgreementRules.Party(Optional.empty()))
                .by(actor("acct-watch", Role.GROUP))
                .isUnseen();
    }
}
