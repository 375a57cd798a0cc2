package org.kyodo.proposal.agreement;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.decide.RulesInUse;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.RuleEvidence;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.proposal.agreement.Agreement.Known;
import org.kyodo.proposal.form.FormCase;
import org.kyodo.proposal.form.FormConcern;
import org.springframework.stereotype.Component;

/** What the key points of forms are held against 事案: of an agreement, and of what has none yet. */
@Component
public final class FormCases {
    private final Aggregate<AgreementCommand, Agreement, AgreementEvent> agreements;
    private final SignedAgreements signed;
    private final PlannedEvaluations evaluations;
    private final Municipalities municipalities;
    private final Clock clock;

    FormCases(
            Aggregate<AgreementCommand, Agreement, AgreementEvent> agreements,
            SignedAgreements signed,
            PlannedEvaluations evaluations,
            Municipalities municipalities,
            Clock clock) {
        this.agreements = agreements;
        this.signed = signed;
        this.evaluations = evaluations;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    /**
     * What would be agreed on.
     *
     * @param sections that would be parties
     * @param shown of key points by the case itself
     */
    public record Intended(
            List<GroupId> groups, List<DepartmentCode> sections, FiscalYear year, List<RuleEvidence> shown) {}

    /** What would be agreed on, form by form; who has worked together before is looked up once. */
    public Function<CollaborationForm, FormCase> of(Intended intended, MunicipalityCode municipality) {
        RulesInUse rules = municipalities.rules(municipality);
        WorkedTogether before = signed.of(intended.groups(), municipality);
        int year = intended.year().year();
        return form -> FormCase.before(
                rules.figure(FormConcern.ONE_SIDED.rule()),
                AgreementRules.goingOn(
                        before.with(form, intended.groups(), intended.sections(), year, year), Optional.empty(), rules),
                intended.shown());
    }

    /** The last day on which an evaluation by both sides of what the proposal leads to was completed. */
    public Optional<LocalDate> evaluatedByBoth(ProposalId proposal, MunicipalityCode municipality) {
        return evaluations.byBoth(proposal, municipality);
    }

    /** Of the agreement that an adopted proposal has led to, if it was drafted. */
    public Optional<FormCase> of(ProposalId proposal, MunicipalityCode municipality) {
        return agreements
                .list(municipality, where(AgreementConfiguration.PROPOSAL).is(proposal.toString()), PageQuery.newest(1))
                .items()
                .stream()
                .findFirst()
                .flatMap(stored -> stored.stage() instanceof Known known
                        ? Optional.of(of(known, municipality))
                        : Optional.empty());
    }

    FormCase of(Known agreement, MunicipalityCode municipality) {
        return AgreementRules.formCase(
                agreement.negotiation(),
                signed.with(agreement.negotiation().terms(), municipality),
                evaluations.of(agreement.negotiation().proposal(), municipality),
                municipalities.rules(municipality),
                FiscalYear.dayOf(clock.instant()));
    }
}
