package org.kyodo.proposal.project;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.contracts.proposal.ProjectEvent;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SubjectType;
import org.kyodo.proposal.project.Project.Known;
import org.kyodo.proposal.table.DiscussedMatter;
import org.kyodo.proposal.table.DiscussedMatters;
import org.springframework.stereotype.Component;

/** Initiatives 市民事業 as forums take them up: whoever stated it sits there, and no section has to (R-IV-2). */
@Component
class DiscussedInitiatives implements DiscussedMatters {
    private final Aggregate<ProjectCommand, Project, ProjectEvent> projects;

    DiscussedInitiatives(Aggregate<ProjectCommand, Project, ProjectEvent> projects) {
        this.projects = projects;
    }

    @Override
    public SubjectType kind() {
        return SubjectType.INITIATIVE;
    }

    @Override
    public Optional<DiscussedMatter> find(UUID id, MunicipalityCode municipality) {
        return projects.find(id.toString(), municipality)
                .map(stored -> stored.stage())
                .filter(Known.class::isInstance)
                .map(known -> ((Known) known).work())
                .filter(work -> !work.isHidden())
                .flatMap(Work::initiative)
                .map(Statement::initiator)
                .map(by -> new DiscussedMatter(
                        by.group().map(Set::of).orElse(Set.of()), by.group().isEmpty(), Set.of()));
    }
}
