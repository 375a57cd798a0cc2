package org.kyodo.proposal.project;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementGivenUp;
import org.kyodo.contracts.proposal.ProjectEvent;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.proposal.project.ProjectCommand.AbandonProject;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Cancels what was planned to rest on an agreement that a side gave up, and says why. */
@Component
class AbandonedProjects implements Reactions<AgreementEvent> {
    private final Aggregate<ProjectCommand, Project, ProjectEvent> projects;
    private final MongoCollection<Document> stored;

    AbandonedProjects(Aggregate<ProjectCommand, Project, ProjectEvent> projects, MongoOperations mongo) {
        this.projects = projects;
        this.stored = mongo.getCollection(projects.collection());
    }

    @Override
    public Class<AgreementEvent> events() {
        return AgreementEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<AgreementEvent> happened) {
        return happened.event() instanceof AgreementGivenUp given
                ? restingOn(given.agreementId(), happened.envelope().municipality()).stream()
                        .<Instruction<?>>map(id -> new Instruction<>(projects, id, new AbandonProject(given.reason())))
                        .toList()
                : List.of();
    }

    private List<String> restingOn(AgreementId agreement, MunicipalityCode municipality) {
        return stored.find(and(
                        eq("municipality", municipality.code()),
                        eq(ProjectQueries.AGREEMENT, agreement.toString()),
                        eq("stage.type", Project.Planned.class.getSimpleName())))
                .projection(Projections.include("_id"))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }
}
