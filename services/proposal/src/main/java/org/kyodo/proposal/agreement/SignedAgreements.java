package org.kyodo.proposal.agreement;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.proposal.award.Awards;

/**
 * What was signed so far 締結の記録, from the events of agreements alone, and beside it what was awarded: how long the same work
 * together is counted from both.
 */
final class SignedAgreements {
    /** More than some groups sign in one form in all the years that are looked back over. */
    private static final int MANY = 500;

    private static final String FORM = "view.form";
    private static final String GROUPS = "view.groups";

    private final ReadModel<SignedAgreement, AgreementEvent> signed;

    private final Awards awards;

    SignedAgreements(ReadModel<SignedAgreement, AgreementEvent> signed, Awards awards) {
        this.signed = signed;
        this.awards = awards;
    }

    static ReadModel<SignedAgreement, AgreementEvent> model(Chassis chassis) {
        return chassis.readModel(
                        "signedAgreements", SignedAgreement.class, AgreementEvent.class, SignedAgreement::after)
                .queriedBy(FORM, GROUPS)
                .queriedBy(GROUPS);
    }

    /** What its groups have done in its form. */
    WorkedTogether with(AgreementTerms terms, MunicipalityCode municipality) {
        return terms.form()
                .map(form -> new WorkedTogether(
                        signed.list(
                                municipality,
                                where(FORM)
                                        .is(form.name())
                                        .and(GROUPS)
                                        .in(terms.groups().stream()
                                                .map(GroupId::toString)
                                                .toList()),
                                MANY),
                        form == CollaborationForm.SUBSIDY ? awards.of(terms.groups(), municipality) : List.of()))
                .orElseGet(() -> new WorkedTogether(List.of()));
    }

    /** What these groups have done, in any form. */
    WorkedTogether of(List<GroupId> groups, MunicipalityCode municipality) {
        return new WorkedTogether(
                signed.list(
                        municipality,
                        where(GROUPS).in(groups.stream().map(GroupId::toString).toList()),
                        MANY),
                awards.of(groups, municipality));
    }
}
