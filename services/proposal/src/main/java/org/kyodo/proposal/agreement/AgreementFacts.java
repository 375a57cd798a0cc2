package org.kyodo.proposal.agreement;

import java.util.List;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.department.Departments;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.proposal.Clause;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.kyodo.proposal.agreement.Agreement.Known;
import org.kyodo.proposal.agreement.AgreementCommand.DraftStandingAgreement;
import org.kyodo.proposal.group.Groups;

/** What the rules of agreements look up of the world outside them. */
final class AgreementFacts {
    private final Presets presets;
    private final Departments departments;
    private final Groups groups;
    private final SignedAgreements signed;
    private final PlannedEvaluations evaluations;

    AgreementFacts(
            Presets presets,
            Departments departments,
            Groups groups,
            SignedAgreements signed,
            PlannedEvaluations evaluations) {
        this.evaluations = evaluations;
        this.presets = presets;
        this.departments = departments;
        this.groups = groups;
        this.signed = signed;
    }

    Facts of(Agreement agreement, AgreementCommand command, MunicipalityCode municipality) {
        Facts facts = Facts.of(AgreementConfiguration.HASHING)
                .whenAsked(AgreementSettings.class, () -> settings(agreement, municipality));
        return command instanceof DraftStandingAgreement draft
                ? facts.whenAsked(Standings.class, () -> standings(draft.groups(), municipality))
                : facts;
    }

    Facts ofEach(Agreement agreement, MunicipalityCode municipality) {
        return agreement instanceof Known known
                ? Facts.NONE
                        .whenAsked(
                                Standings.class,
                                () -> standings(known.negotiation().terms().groups(), municipality))
                        .whenAsked(
                                WorkedTogether.class,
                                () -> signed.with(known.negotiation().terms(), municipality))
                        .whenAsked(
                                PlannedEvaluations.Known.class,
                                () -> evaluations.of(known.negotiation().proposal(), municipality))
                : Facts.NONE;
    }

    Standings standings(List<GroupId> parties, MunicipalityCode municipality) {
        return new Standings(groups.standings(parties, municipality));
    }

    private AgreementSettings settings(Agreement agreement, MunicipalityCode municipality) {
        Preset preset = presets.of(municipality);
        return new AgreementSettings(
                departments.known(municipality),
                agreement instanceof Known known ? listed(known.negotiation().terms(), preset) : List.of(),
                preset.proposal().reasonMinLength());
    }

    private static List<Clause> listed(AgreementTerms terms, Preset preset) {
        return terms.form().map(form -> ListedClauses.of(form, preset)).orElseGet(List::of);
    }
}
