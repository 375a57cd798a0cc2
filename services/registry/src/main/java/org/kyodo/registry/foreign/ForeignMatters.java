package org.kyodo.registry.foreign;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
import org.kyodo.contracts.registry.MatterLeft;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
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
        return matters(chassis, "agreementsOfDepartments", AgreementEvent.class, "Terminated", "Expired");
    }

    @Bean
    ReadModel<ForeignMatter, ProjectEvent> projectsOfDepartments(Chassis chassis) {
        return matters(chassis, "projectsOfDepartments", ProjectEvent.class, "Closed", "Cancelled");
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

    @Bean
    ReadModel<ForeignMatter, EvaluationEvent> evaluationsOfDepartments(Chassis chassis) {
        return matters(chassis, "evaluationsOfDepartments", EvaluationEvent.class);
    }

    @Bean
    MattersOfDepartments mattersElsewhere(List<ReadModel<ForeignMatter, ?>> kinds, Clock clock) {
        return (departments, municipality) -> open(
                        kinds,
                        municipality,
                        where("view.departments")
                                .in(departments.stream()
                                        .map(DepartmentCode::value)
                                        .toList()),
                        MattersOfDepartments.ENOUGH_TO_NAME,
                        clock)
                .map(ForeignMatter::subject)
                .toList();
    }

    @Bean
    MattersOfGroups groupsMattersElsewhere(List<ReadModel<ForeignMatter, ?>> kinds, Clock clock) {
        return (group, municipality) -> open(
                        kinds,
                        municipality,
                        where("view.groups").is(group.toString()),
                        MattersOfGroups.ENOUGH_TO_NAME,
                        clock)
                .map(matter -> new MatterLeft(matter.subject(), matter.departments()))
                .toList();
    }

    private static Stream<ForeignMatter> open(
            List<ReadModel<ForeignMatter, ?>> kinds,
            MunicipalityCode municipality,
            Criteria whose,
            int most,
            Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), FiscalYear.JST);
        Criteria open = whose.and("view.open").is(true).and("view.until").not().lt(today.toString());
        return kinds.stream().flatMap(kind -> kind.list(municipality, open, most).stream());
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
