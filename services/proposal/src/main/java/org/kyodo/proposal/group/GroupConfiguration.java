package org.kyodo.proposal.group;

import java.util.Optional;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.config.DepartmentConfiguration;
import org.kyodo.chassis.entry.EntriesForGroups;
import org.kyodo.chassis.entry.EntriesOf;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.ProposalEntryEvent;
import org.kyodo.contracts.proposal.ProposalEntryEvent.ProposalEntryContested;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupStanding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Keeps how the groups and departments stand, so that proposals are taken while the registry is away. */
@Configuration(proxyBeanMethods = false)
@Import({DepartmentConfiguration.class, EntriesForGroups.class})
class GroupConfiguration {
    /** What is entered here for others 代理入力, and contesting it. */
    @Bean
    EntriesOf entriesOf() {
        return new EntriesOf(ProposalEntryEvent.class, ProposalEntryContested::new);
    }

    @Bean
    ReadModel<GroupStanding, GroupEvent> groupStandings(Chassis chassis) {
        return chassis.readModel("groupStandings", GroupStanding.class, GroupEvent.class, GroupConfiguration::after)
                .queriedBy("view.account");
    }

    static Optional<GroupStanding> after(Optional<GroupStanding> known, Recorded<GroupEvent> happened) {
        return GroupStanding.after(known, happened.event());
    }

    @Bean
    Groups groups(ReadModel<GroupStanding, GroupEvent> groupStandings) {
        return new Groups(groupStandings);
    }
}
