package org.kyodo.registry.department;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.grant.ProgrammeEvent;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.value.DepartmentCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What departments are in charge of in other services: a department is not closed as long as it is. */
@Configuration(proxyBeanMethods = false)
class ForeignMatters {
    @Bean
    ReadModel<ForeignMatter, CallEvent> callsOfDepartments(Chassis chassis) {
        return matters(chassis, "callsOfDepartments", CallEvent.class, "Withdrawn", "Closed", "Cancelled");
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
                "Rejected");
    }

    @Bean
    ReadModel<ForeignMatter, AgreementEvent> agreementsOfDepartments(Chassis chassis) {
        return matters(chassis, "agreementsOfDepartments", AgreementEvent.class);
    }

    @Bean
    ReadModel<ForeignMatter, ProgrammeEvent> programmesOfDepartments(Chassis chassis) {
        return matters(chassis, "programmesOfDepartments", ProgrammeEvent.class, "Closed");
    }

    @Bean
    MattersOfDepartments mattersElsewhere(List<ReadModel<ForeignMatter, ?>> kinds) {
        return (departments, municipality) -> kinds.stream()
                .flatMap(kind -> kind
                        .list(
                                municipality,
                                where("view.open")
                                        .is(true)
                                        .and("view.departments")
                                        .in(departments.stream()
                                                .map(DepartmentCode::value)
                                                .toList()),
                                MattersOfDepartments.ENOUGH_TO_NAME)
                        .stream())
                .map(ForeignMatter::subject)
                .toList();
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
                .queriedBy("view.open", "view.departments");
    }
}
