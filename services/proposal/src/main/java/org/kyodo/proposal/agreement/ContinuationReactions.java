package org.kyodo.proposal.agreement;

import java.time.Instant;
import java.util.List;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.decide.RulesInUse;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementDrafted;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementRevised;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.proposal.agreement.AgreementCommand.RequireContinuationReview;
import org.kyodo.proposal.form.FormConcern;
import org.kyodo.proposal.form.FormRule;
import org.springframework.stereotype.Component;

/** A draft, or a version with another term, by which the same group would go on too long asks for a review (R-IT-4). */
@Component
class ContinuationReactions implements Reactions<AgreementEvent> {
    private final Aggregate<AgreementCommand, Agreement, AgreementEvent> agreements;
    private final SignedAgreements signed;
    private final Municipalities municipalities;

    ContinuationReactions(
            Aggregate<AgreementCommand, Agreement, AgreementEvent> agreements,
            SignedAgreements signed,
            Municipalities municipalities) {
        this.agreements = agreements;
        this.signed = signed;
        this.municipalities = municipalities;
    }

    @Override
    public Class<AgreementEvent> events() {
        return AgreementEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<AgreementEvent> happened) {
        MunicipalityCode municipality = happened.envelope().municipality();
        Instant at = happened.envelope().time();
        return switch (happened.event()) {
            case AgreementDrafted e -> reviewed(e.agreementId(), e.agreement(), municipality, at);
            case AgreementRevised e -> reviewed(e.agreementId(), e.agreement(), municipality, at);
            case AgreementEvent _ -> List.of();
        };
    }

    private List<Instruction<?>> reviewed(
            AgreementId id, AgreementTerms terms, MunicipalityCode municipality, Instant at) {
        RulesInUse rules = municipalities.rules(municipality);
        return signed.with(terms, municipality)
                .with(id, terms, FiscalYear.dayOf(at))
                .filter(_ -> rules.applies(FormRule.CONTINUATION_NOT_REVIEWED.rule()))
                .filter(row -> AgreementRules.isTooLong(row, rules.figure(FormConcern.GOING_ON.rule())))
                .map(row -> List.<Instruction<?>>of(
                        new Instruction<>(agreements, id.toString(), new RequireContinuationReview(row))))
                .orElseGet(List::of);
    }
}
