package org.kyodo.proposal.project;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.proposal.ProjectEvent;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.proposal.project.Project.Closed;
import org.springframework.stereotype.Component;

/** What became of projects, as the other aggregates of this service ask. */
@Component
public final class ClosedProjects {
    private final Aggregate<ProjectCommand, Project, ProjectEvent> projects;

    ClosedProjects(Aggregate<ProjectCommand, Project, ProjectEvent> projects) {
        this.projects = projects;
    }

    /** One that was closed. @param on the day it was done @param successor the form in which it may go on (R-HO-7) */
    public record Ending(LocalDate on, Optional<CollaborationForm> successor) {}

    /** Of the project that the proposal led to. */
    public Optional<Ending> of(ProposalId proposal, MunicipalityCode municipality) {
        return projects
                .list(municipality, where(ProjectQueries.PROPOSAL).is(proposal.toString()), PageQuery.newest(1))
                .items()
                .stream()
                .flatMap(stored -> stored.stage() instanceof Closed closed ? Stream.of(closed) : Stream.<Closed>empty())
                .map(closed -> new Ending(closed.outcome().on(), closed.successorForm()))
                .findFirst();
    }
}
