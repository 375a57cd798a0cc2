package org.kyodo.grant.application;

import org.kyodo.chassis.entry.EntriesOf;
import org.kyodo.chassis.entry.EntriesOnBehalf;
import org.kyodo.chassis.entry.EntryParties;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.grant.GrantEntryEvent;
import org.kyodo.contracts.grant.GrantEntryEvent.GrantEntryContested;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.presets.Presets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What is entered here for others 代理入力, and contesting it. */
@Configuration(proxyBeanMethods = false)
@Import(EntriesOnBehalf.class)
class EntryConfiguration {
    @Bean
    EntriesOf entriesOf(ReadModel<GroupStanding, GroupEvent> groupStandings, Presets presets) {
        return new EntriesOf(
                GrantEntryEvent.class,
                GrantEntryContested::new,
                EntryParties.of(groupStandings),
                municipality -> presets.of(municipality).registration().contestDays());
    }
}
