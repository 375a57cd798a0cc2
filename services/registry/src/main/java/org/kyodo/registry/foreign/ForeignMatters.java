package org.kyodo.registry.foreign;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.evaluation.EvaluationEvent;
import org.kyodo.contracts.grant.ApplicationEvent;
import org.kyodo.contracts.grant.BudgetLineEvent;
import org.kyodo.contracts.grant.ProgrammeEvent;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.ProjectEvent;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.PublicCommentEvent;
import org.kyodo.contracts.proposal.RoundTableEvent;
import org.kyodo.contracts.registry.MatterLeft;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.registry.department.MattersOfDepartments;
import org.kyodo.registry.group.MattersOfGroups;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * What departments are in charge of, and groups are party to, in other services: a department is not closed as long as it is,
 * and those in charge are told when the group stands no more.
 */
@Configuration(proxyBeanMethods = false)
class ForeignMatters {
    @Bean
    ReadModel<ForeignMatter, CallEvent> callsOfDepartments(Chassis chassis) {
        // One that is closed is not decided: its department still sees to what was proposed.
        return matters(chassis, "callsOfDepartments", CallEvent.class, "Withdrawn", "Decided", "Cancelled");
    }

    @Bean
    ReadModel<ForeignMatter, ProposalEvent> proposalsOfDepartments(Chassis chassis) {
        return matters(
                chassis,
                "proposalsOfDepartments",
                ProposalEvent.class,
                "Lapsed",
                "Withdrawn",
                "Adopted",
                // Where it is reconsidered, it is in another stage again.
                "Rejected",
                "Accounted");
    }

    @Bean
    ReadModel<ForeignMatter, AgreementEvent> agreementsOfDepartments(Chassis chassis) {
        return matters(chassis, "agreementsOfDepartments", AgreementEvent.class, "Terminated", "Expired", "GivenUp");
    }

    @Bean
    ReadModel<ForeignMatter, ProjectEvent> projectsOfDepartments(Chassis chassis) {
        return matters(chassis, "projectsOfDepartments", ProjectEvent.class, "Closed", "Cancelled")
                .queriedBy("view.open", "view.proposal");
    }

    /** Until its minutes are published. */
    @Bean
    ReadModel<ForeignMatter, RoundTableEvent> roundTablesOfDepartments(Chassis chassis) {
        return matters(chassis, "roundTablesOfDepartments", RoundTableEvent.class, "Minuted", "Cancelled");
    }

    /** Until every opinion is answered. */
    @Bean
    ReadModel<ForeignMatter, PublicCommentEvent> publicCommentsOfDepartments(Chassis chassis) {
        return matters(chassis, "publicCommentsOfDepartments", PublicCommentEvent.class, "Answered", "Cancelled");
    }

    @Bean
    ReadModel<ForeignMatter, ProgrammeEvent> programmesOfDepartments(Chassis chassis) {
        return matters(chassis, "programmesOfDepartments", ProgrammeEvent.class, "Closed");
    }

    @Bean
    ReadModel<ForeignMatter, ApplicationEvent> applicationsOfDepartments(Chassis chassis) {
        return matters(chassis, "applicationsOfDepartments", ApplicationEvent.class, "Lapsed", "Withdrawn");
    }

    /** Open until its fiscal year is over. */
    @Bean
    ReadModel<ForeignMatter, BudgetLineEvent> budgetLinesOfDepartments(Chassis chassis) {
        return matters(chassis, "budgetLinesOfDepartments", BudgetLineEvent.class);
    }

    /** Open as long as what it evaluates: see {@link Open}. */
    @Bean
    ReadModel<ForeignMatter, EvaluationEvent> evaluationsOfDepartments(Chassis chassis) {
        return matters(chassis, "evaluationsOfDepartments", EvaluationEvent.class);
    }

    @Bean
    Open openElsewhere(
            List<ReadModel<ForeignMatter, ?>> kinds,
            ReadModel<ForeignMatter, EvaluationEvent> evaluationsOfDepartments,
            ReadModel<ForeignMatter, ProjectEvent> projectsOfDepartments,
            Clock clock) {
        return new Open(kinds, evaluationsOfDepartments, projectsOfDepartments, clock);
    }

    @Bean
    MattersOfDepartments mattersElsewhere(Open openElsewhere) {
        return (departments, municipality) -> openElsewhere
                .found(
                        municipality,
                        where("view.departments")
                                .in(departments.stream()
                                        .map(DepartmentCode::value)
                                        .toList()),
                        MattersOfDepartments.ENOUGH_TO_NAME)
                .map(ForeignMatter::subject)
                .toList();
    }

    @Bean
    MattersOfGroups groupsMattersElsewhere(Open openElsewhere) {
        return (group, municipality) -> openElsewhere
                .found(municipality, where("view.groups").is(group.toString()), MattersOfGroups.ENOUGH_TO_NAME)
                .map(matter -> new MatterLeft(matter.subject(), matter.departments()))
                .toList();
    }

    /** Those of them that have not ended. An evaluation has something left to do while the project that it is about goes on. */
    record Open(
            List<ReadModel<ForeignMatter, ?>> kinds,
            ReadModel<ForeignMatter, EvaluationEvent> evaluations,
            ReadModel<ForeignMatter, ProjectEvent> projects,
            Clock clock) {
        private static final int BATCH = 100;

        /** @param most of each kind */
        Stream<ForeignMatter> found(MunicipalityCode municipality, Criteria whose, int most) {
            Criteria open = whose.and("view.open")
                    .is(true)
                    .and("view.until")
                    .not()
                    .lt(FiscalYear.dayOf(clock.instant()).toString());
            return kinds.stream().flatMap(kind -> found(kind, municipality, open, most).stream());
        }

        private List<ForeignMatter> found(
                ReadModel<ForeignMatter, ?> kind, MunicipalityCode municipality, Criteria open, int most) {
            List<ForeignMatter> found = new ArrayList<>();
            String last = "";
            List<ForeignMatter> batch;
            do {
                batch = kind.list(
                        municipality,
                        new Criteria().andOperator(open, where("_id").gt(last)),
                        BATCH);
                Set<ProposalId> over = kind == evaluations ? over(batch, municipality) : Set.of();
                batch.stream()
                        .filter(matter ->
                                matter.proposal().filter(over::contains).isEmpty())
                        .limit(most - found.size())
                        .forEach(found::add);
                last = batch.isEmpty() ? last : idOf(batch.getLast());
            } while (found.size() < most && batch.size() == BATCH);
            return found;
        }

        /** Of these proposals, those whose project has ended. */
        private Set<ProposalId> over(List<ForeignMatter> matters, MunicipalityCode municipality) {
            List<String> proposals = matters.stream()
                    .flatMap(matter -> matter.proposal().stream())
                    .map(ProposalId::toString)
                    .toList();
            return proposals.isEmpty()
                    ? Set.of()
                    : projects
                            .list(
                                    municipality,
                                    where("view.open")
                                            .is(false)
                                            .and("view.proposal")
                                            .in(proposals),
                                    BATCH)
                            .stream()
                            .flatMap(project -> project.proposal().stream())
                            .collect(Collectors.toSet());
        }

        private static String idOf(ForeignMatter matter) {
            return matter.subject().substring(matter.subject().indexOf('/') + 1);
        }
    }

    /** @param ended the stages in which nothing is left to be done */
    private static <E extends DomainEvent> ReadModel<ForeignMatter, E> matters(
            Chassis chassis, String collection, Class<E> events, String... ended) {
        List<String> stages = List.of(ended);
        if (!EventCatalogue.stagesOf(events).containsAll(stages)) {
            throw new IllegalArgumentException(
                    events + ": " + stages + " (expected: of " + EventCatalogue.stagesOf(events) + ")");
        }
        return chassis.readModel(
                        collection,
                        ForeignMatter.class,
                        events,
                        (known, happened) -> ForeignMatter.after(known, happened, stages))
                .queriedBy("view.open", "view.departments")
                .queriedBy("view.groups");
    }
}
