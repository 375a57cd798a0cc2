package org.kyodo.proposal.project;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.ProjectEvent;
import org.kyodo.contracts.proposal.ProjectPlan;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.proposal.form.Instruments;
import org.kyodo.proposal.project.ProjectCommand.PlanProject;
import org.springframework.stereotype.Component;

/** Plans a project when a proposal is adopted. */
@Component
class ProjectReactions implements Reactions<ProposalEvent> {
    private final Aggregate<ProjectCommand, Project, ProjectEvent> projects;
    private final Instruments instruments;

    ProjectReactions(Aggregate<ProjectCommand, Project, ProjectEvent> projects, Instruments instruments) {
        this.projects = projects;
        this.instruments = instruments;
    }

    @Override
    public Class<ProposalEvent> events() {
        return ProposalEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<ProposalEvent> happened) {
        return happened.event() instanceof ProposalAdopted adopted
                ? List.of(new Instruction<>(
                        projects,
                        Ids.derived(happened.envelope().id(), "project").toString(),
                        new PlanProject(plan(adopted, happened.envelope()))))
                : List.of();
    }

    /** The agreement is drafted because of the same adoption, under the id that is derived from it. */
    private ProjectPlan plan(ProposalAdopted adopted, Envelope envelope) {
        CollaborationForm form = adopted.adoption().form();
        return new ProjectPlan(
                Optional.of(adopted.proposalId()),
                Optional.of(envelope.id())
                        .filter(_ -> Instruments.isDraftedHere(form, instruments.of(form, envelope.municipality())))
                        .map(adoption -> new AgreementId(Ids.derived(adoption, "agreement"))),
                Optional.of(form),
                adopted.adoption().groups(adopted.entry().proposer()),
                adopted.adoption().sections(),
                adopted.outline().title(),
                adopted.outline().fieldTypes(),
                adopted.outline().areas(),
                adopted.adoption().fiscalYear());
    }
}
