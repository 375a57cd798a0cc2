package org.kyodo.proposal.project;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.AggregateType.Limit;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.sealing.SealingKeys;
import org.kyodo.contracts.proposal.ProjectEvent;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProjectId;
import org.kyodo.presets.Presets;
import org.kyodo.proposal.agreement.Agreements;
import org.kyodo.proposal.award.Awards;
import org.kyodo.proposal.call.Calls;
import org.kyodo.proposal.group.Groups;
import org.kyodo.proposal.project.Project.Absent;
import org.kyodo.proposal.project.Project.InProgress;
import org.kyodo.proposal.project.Project.Known;
import org.kyodo.proposal.project.Project.Supported;
import org.kyodo.proposal.project.ProjectCommand.AnnounceInitiative;
import org.kyodo.proposal.project.ProjectCommand.CorrectInitiative;
import org.kyodo.proposal.project.ProjectCommand.HideInitiative;
import org.kyodo.proposal.project.ProjectCommand.TellProgressOverdue;
import org.kyodo.proposal.project.Statement.Hidden;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Puts projects and initiatives together. */
@Configuration(proxyBeanMethods = false)
class ProjectConfiguration {
    static final String COLLECTION = "projects";

    /** Pledges that an initiative keeps itself; above them it gives up the older half. */
    private static final int KEPT_PLEDGES = 50;

    @Bean
    EarlierPledges earlierPledges(MongoOperations mongo) {
        return new EarlierPledges(mongo, KEPT_PLEDGES);
    }

    @Bean
    InitiativeContacts initiativeContacts(MongoOperations mongo, SealingKeys keys) {
        return new InitiativeContacts(mongo, keys, Clock.systemUTC());
    }

    @Bean
    ErasedContacts erasedContacts(InitiativeContacts contacts) {
        return new ErasedContacts(contacts);
    }

    @Bean
    ProjectLookup projectLookup(
            Presets presets,
            Groups groups,
            Agreements agreements,
            Calls calls,
            EarlierPledges earlierPledges,
            Awards awards) {
        return new ProjectLookup(presets, groups, agreements, calls, earlierPledges, awards);
    }

    @Bean
    Aggregate<ProjectCommand, Project, ProjectEvent> projects(
            Chassis chassis, ProjectLookup lookup, EarlierPledges earlierPledges, InitiativeContacts contacts) {
        return chassis.aggregate(type(lookup)
                .knowingOfEach(lookup::each)
                .keeping((project, command, municipality) -> kept(project, command, municipality, contacts))
                .spilling((before, after, municipality) -> spilled(before, after, municipality, earlierPledges))
                .followedBy(contacts::follow));
    }

    static AggregateType<ProjectCommand, Project, ProjectEvent> type(FactFinder<ProjectCommand, Project> facts) {
        return AggregateType.of(ProjectCommand.class, Project.class, ProjectEvent.class)
                .collection(COLLECTION)
                .startingAt(id -> new Absent(ProjectId.of(id)))
                .decidedBy(new ProjectRules())
                .queriedBy("stage.type")
                .queriedBy(ProjectQueries.PROPOSAL)
                .queriedBy(ProjectQueries.AGREEMENT)
                .queriedBy(ProjectQueries.GROUPS)
                .queriedBy(ProjectQueries.DEPARTMENTS)
                .queriedBy(ProjectQueries.CALL)
                .queriedBy(ProjectQueries.HIDDEN)
                .queriedBy(ProjectQueries.INITIATOR_ACCOUNT)
                .queriedBy(ProjectQueries.INITIATOR_GROUP)
                .queriedBy("stage.work.plan.areas")
                .queriedBy("stage.work.plan.fieldTypes")
                .queriedBy("stage.work.initiative.outline.areas")
                .queriedBy("stage.work.initiative.outline.fieldTypes")
                .sortedBy(
                        "since",
                        project -> project instanceof Known known
                                ? known.work().progress().map(Progress::since).map(LocalDate::toString)
                                : Optional.empty())
                .searchedBy(project ->
                        project instanceof Known known ? List.of(known.work().title()) : List.of())
                .limited(new Limit<>(
                        (command, actor) -> command instanceof AnnounceInitiative c
                                ? InitiativeRules.ownerOf(InitiativeRules.initiatorOf(c, actor))
                                : Optional.empty(),
                        project -> project instanceof Supported going
                                ? going.work().initiative().flatMap(one -> InitiativeRules.ownerOf(one.initiator()))
                                : Optional.empty(),
                        ProjectRefusal.TOO_MANY_INITIATIVES))
                .knowing(facts)
                .due(ProjectConfiguration::due);
    }

    /** The progress report of what takes long (R-JI-4). */
    private static Optional<Due<ProjectCommand>> due(Project project) {
        return project instanceof InProgress going
                ? going.work()
                        .progress()
                        .flatMap(Progress::dueOn)
                        .map(day -> new Due<>(
                                day.plusDays(1).atStartOfDay(FiscalYear.JST).toInstant(), new TellProgressOverdue()))
                : Optional.empty();
    }

    private static Project kept(
            Project project, ProjectCommand command, MunicipalityCode municipality, InitiativeContacts contacts) {
        if (!(project instanceof Known known)) {
            return project;
        }
        return switch (command) {
            case AnnounceInitiative c -> reached(known, c.contact(), municipality, contacts);
            case CorrectInitiative c
            when c.contact().isPresent() -> reached(known, c.contact().get(), municipality, contacts);
            case HideInitiative c -> known.with(known.work().stated(statement -> explained(statement, c)));
            case ProjectCommand _ -> known;
        };
    }

    private static Project reached(
            Known known, InitiativeContact contact, MunicipalityCode municipality, InitiativeContacts contacts) {
        SealedContact sealed = contacts.sealed(contact, known.id(), municipality);
        return known.with(known.work().stated(statement -> statement.withContact(sealed)));
    }

    /** Why in words is in no event, for it may name what was hidden. */
    private static Statement explained(Statement statement, HideInitiative command) {
        return statement
                .hidden()
                .map(hidden -> statement.hidden(
                        new Hidden(hidden.code(), command.reason().flatMap(ReasonGiven::text))))
                .orElse(statement);
    }

    private static Project spilled(
            Project before, Project after, MunicipalityCode municipality, EarlierPledges earlier) {
        return before instanceof Known was
                        && after instanceof Known now
                        && was.work().initiative().isPresent()
                ? now.with(now.work()
                        .pledged(pledges -> earlier.spilled(
                                now.id(), was.work().initiative().get().pledges(), pledges, municipality)))
                : after;
    }
}
