package org.kyodo.registry.proposal;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.registry.department.MattersOfDepartments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProposalConfiguration {
    private static final int ENOUGH_TO_NAME = 10;

    @Bean
    ReadModel<AssignedProposal, ProposalEvent> assignedProposals(Chassis chassis) {
        return chassis.readModel(
                        "assignedProposals",
                        AssignedProposal.class,
                        ProposalEvent.class,
                        (known, happened) -> AssignedProposal.after(known, happened.event()))
                .queriedBy("view.departments", "view.open");
    }

    @Bean
    MattersOfDepartments proposalsOfDepartments(ReadModel<AssignedProposal, ProposalEvent> assignedProposals) {
        return (department, municipality) -> assignedProposals
                .list(
                        municipality,
                        where("view.departments")
                                .is(department.value())
                                .and("view.open")
                                .is(true),
                        ENOUGH_TO_NAME)
                .stream()
                .map(proposal -> "proposal/" + proposal.id())
                .toList();
    }
}
