package org.kyodo.proposal.project;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.proposal.InitiativeOutline;
import org.kyodo.contracts.proposal.ProjectPlan;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SupportKind;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.kyodo.presets.SuitableField;
import org.kyodo.proposal.agreement.Agreements;
import org.kyodo.proposal.award.Awards;
import org.kyodo.proposal.call.Calls;
import org.kyodo.proposal.group.Groups;
import org.kyodo.proposal.project.Project.Known;
import org.kyodo.proposal.project.ProjectCommand.AbandonProject;
import org.kyodo.proposal.project.ProjectCommand.AnnounceInitiative;
import org.kyodo.proposal.project.ProjectCommand.CancelProject;
import org.kyodo.proposal.project.ProjectCommand.CloseProject;
import org.kyodo.proposal.project.ProjectCommand.CompleteProject;
import org.kyodo.proposal.project.ProjectCommand.CorrectInitiative;
import org.kyodo.proposal.project.ProjectCommand.HideInitiative;
import org.kyodo.proposal.project.ProjectCommand.PlanProject;
import org.kyodo.proposal.project.ProjectCommand.PlanUnderAgreement;
import org.kyodo.proposal.project.ProjectCommand.PledgeSupport;
import org.kyodo.proposal.project.ProjectCommand.RecordEvaluation;
import org.kyodo.proposal.project.ProjectCommand.ReportCondition;
import org.kyodo.proposal.project.ProjectCommand.ReportProgress;
import org.kyodo.proposal.project.ProjectCommand.ResumeProject;
import org.kyodo.proposal.project.ProjectCommand.ShowInitiative;
import org.kyodo.proposal.project.ProjectCommand.StartProject;
import org.kyodo.proposal.project.ProjectCommand.SuspendProject;
import org.kyodo.proposal.project.ProjectCommand.TellProgressOverdue;
import org.kyodo.proposal.project.ProjectCommand.WithdrawPledge;
import org.kyodo.proposal.project.ProjectFacts.Awarded;
import org.kyodo.proposal.project.ProjectFacts.Basis;
import org.kyodo.proposal.project.ProjectFacts.EarlierWords;
import org.kyodo.proposal.project.ProjectFacts.NamedParties;
import org.kyodo.proposal.project.ProjectFacts.Occasion;
import org.kyodo.proposal.project.ProjectFacts.Parties;
import org.kyodo.proposal.project.ProjectFacts.Settings;

/** Looks up what the rules of projects need: the settings, the groups, the agreement, the award, the call, earlier pledges. */
final class ProjectLookup implements FactFinder<ProjectCommand, Project> {
    private final Presets presets;
    private final Groups groups;
    private final Agreements agreements;
    private final Calls calls;
    private final EarlierPledges pledges;
    private final Awards awards;

    ProjectLookup(
            Presets presets, Groups groups, Agreements agreements, Calls calls, EarlierPledges pledges, Awards awards) {
        this.presets = presets;
        this.groups = groups;
        this.agreements = agreements;
        this.calls = calls;
        this.pledges = pledges;
        this.awards = awards;
    }

    @Override
    public Facts find(Project project, ProjectCommand command, MunicipalityCode municipality) {
        return switch (command) {
            case PlanUnderAgreement c ->
                Facts.of(settings(municipality), basis(Optional.of(c.agreement()), municipality));
            case AnnounceInitiative c ->
                Facts.of(settings(municipality), named(c.group().stream().toList(), municipality))
                        .whenAsked(Occasion.class, () -> occasion(c.initiative(), municipality));
            case CorrectInitiative c ->
                Facts.of(settings(municipality))
                        .whenAsked(Occasion.class, () -> occasion(c.initiative(), municipality));
            case PledgeSupport c -> supporting(project, c.group(), c.kind(), municipality);
            case WithdrawPledge c -> supporting(project, c.group(), c.kind(), municipality);
            case HideInitiative _, SuspendProject _, CancelProject _ -> Facts.of(settings(municipality));
            case PlanProject _,
                    ShowInitiative _,
                    StartProject _,
                    ReportProgress _,
                    TellProgressOverdue _,
                    ReportCondition _,
                    ResumeProject _,
                    CompleteProject _,
                    RecordEvaluation _,
                    AbandonProject _,
                    CloseProject _ -> Facts.NONE;
        };
    }

    /** Whatever the command: who carries it out, and on what it rests. */
    Facts each(Project project, MunicipalityCode municipality) {
        return project instanceof Known known
                ? Facts.NONE
                        .whenAsked(Parties.class, () -> parties(known.work().groups(), municipality))
                        .whenAsked(
                                Basis.class,
                                () -> basis(known.work().plan().flatMap(ProjectPlan::agreement), municipality))
                        .whenAsked(
                                Awarded.class,
                                () -> new Awarded(known.work()
                                        .plan()
                                        .flatMap(ProjectPlan::proposal)
                                        .flatMap(proposal -> awards.of(proposal, municipality))))
                : Facts.NONE;
    }

    Parties parties(Collection<GroupId> concerned, MunicipalityCode municipality) {
        return new Parties(groups.standings(concerned, municipality));
    }

    private NamedParties named(List<GroupId> concerned, MunicipalityCode municipality) {
        return new NamedParties(parties(concerned, municipality));
    }

    private Basis basis(Optional<AgreementId> agreement, MunicipalityCode municipality) {
        return new Basis(agreement.flatMap(id -> agreements.find(id, municipality)));
    }

    private Occasion occasion(InitiativeOutline initiative, MunicipalityCode municipality) {
        return new Occasion(initiative.call().flatMap(call -> calls.published(call, municipality)));
    }

    /** Who the supporter is the rules find out; what they said before depends on it. */
    private Facts supporting(
            Project project, Optional<GroupId> group, SupportKind kind, MunicipalityCode municipality) {
        return Facts.of(named(group.stream().toList(), municipality), (EarlierWords)
                supporter -> pledges.find(project.id(), supporter, kind, municipality));
    }

    private Settings settings(MunicipalityCode municipality) {
        Preset preset = presets.of(municipality);
        Set<FieldType> fieldTypes = preset.fieldTypes().stream()
                .map(SuitableField::code)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        fieldTypes.add(FieldType.OTHER);
        return new Settings(preset.areaCodes(), fieldTypes, preset.proposal().reasonMinLength());
    }
}
