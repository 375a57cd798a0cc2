package org.kyodo.proposal.project;

import static org.kyodo.proposal.project.ProjectRulesTest.CONTACT;
import static org.kyodo.proposal.project.ProjectRulesTest.FEW;
import static org.kyodo.proposal.project.ProjectRulesTest.MIURA;
import static org.kyodo.proposal.project.ProjectRulesTest.NAMES_A_CHILD;
import static org.kyodo.proposal.project.ProjectRulesTest.OFFICE;
import static org.kyodo.proposal.project.ProjectRulesTest.PARTIES;
import static org.kyodo.proposal.project.ProjectRulesTest.RESULT;
import static org.kyodo.proposal.project.ProjectRulesTest.SETTINGS;
import static org.kyodo.proposal.project.ProjectRulesTest.SHOP;
import static org.kyodo.proposal.project.ProjectRulesTest.SHOPKEEPER;
import static org.kyodo.proposal.project.ProjectRulesTest.STORIES;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.proposal.ProjectEvent;
import org.kyodo.contracts.value.SupportKind;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.kit.AggregateConformance.Step;
import org.kyodo.proposal.project.Project.Known;
import org.kyodo.proposal.project.ProjectCommand.AnnounceInitiative;
import org.kyodo.proposal.project.ProjectCommand.CloseProject;
import org.kyodo.proposal.project.ProjectCommand.CompleteProject;
import org.kyodo.proposal.project.ProjectCommand.HideInitiative;
import org.kyodo.proposal.project.ProjectCommand.PledgeSupport;
import org.kyodo.proposal.project.ProjectCommand.ShowInitiative;
import org.kyodo.proposal.project.ProjectCommand.StartProject;
import org.kyodo.proposal.project.ProjectCommand.WithdrawPledge;
import org.kyodo.proposal.project.ProjectFacts.Awarded;
import org.kyodo.proposal.project.ProjectFacts.Basis;
import org.kyodo.proposal.project.ProjectFacts.EarlierWords;
import org.kyodo.proposal.project.ProjectFacts.NamedParties;
import org.springframework.data.mongodb.core.MongoOperations;

class ProjectConformanceTest extends AggregateConformance<ProjectCommand, Project, ProjectEvent> {
    @Override
    protected AggregateType<ProjectCommand, Project, ProjectEvent> type(MongoOperations mongo) {
        return ProjectConfiguration.type((project, command, municipality) ->
                        Facts.of(SETTINGS, FEW, new NamedParties(PARTIES), (EarlierWords) _ -> Optional.empty()))
                .knowingOfEach((project, municipality) ->
                        Facts.of(PARTIES, new Basis(Optional.empty()), new Awarded(Optional.empty())))
                .keeping((project, command) -> project instanceof Known known && command instanceof AnnounceInitiative
                        ? known.with(known.work()
                                .stated(statement ->
                                        statement.withContact(new SealedContact(new UUID(0, 7), "sealed"))))
                        : project);
    }

    @Override
    protected List<Step<ProjectCommand>> script(String id) {
        return List.of(
                by(MIURA, new AnnounceInitiative(Optional.empty(), STORIES, CONTACT)),
                by(
                        SHOPKEEPER,
                        new PledgeSupport(Optional.of(SHOP), Optional.empty(), SupportKind.GOODS, Optional.of(20))),
                by(OFFICE, new HideInitiative(NAMES_A_CHILD)),
                by(OFFICE, new ShowInitiative()),
                by(MIURA, new StartProject(Optional.empty())),
                by(SHOPKEEPER, new WithdrawPledge(Optional.of(SHOP), Optional.empty(), SupportKind.GOODS)),
                by(MIURA, new CompleteProject(RESULT)),
                by(MIURA, new CloseProject(Optional.empty())));
    }
}
