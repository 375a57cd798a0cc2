package org.kyodo.chassis.entry;

import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupStanding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * {@link EntriesOnBehalf} in a service that knows groups 団体 by the registry's events.
 */
@Configuration(proxyBeanMethods = false)
@Import(EntriesOnBehalf.class)
public class EntriesForGroups {
    /** @param standings queried by {@code view.account} */
    @Bean
    EntryParties entryParties(ReadModel<GroupStanding, GroupEvent> standings) {
        return new RegisteredParties(standings);
    }
}
