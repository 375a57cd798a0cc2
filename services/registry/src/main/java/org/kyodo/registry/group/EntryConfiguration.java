package org.kyodo.registry.group;

import org.kyodo.chassis.entry.EntriesOf;
import org.kyodo.chassis.entry.EntriesOnBehalf;
import org.kyodo.contracts.registry.RegistryEntryEvent;
import org.kyodo.contracts.registry.RegistryEntryEvent.RegistryEntryContested;
import org.kyodo.presets.Presets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What is entered here for others 代理入力, and contesting it. */
@Configuration(proxyBeanMethods = false)
@Import(EntriesOnBehalf.class)
class EntryConfiguration {
    @Bean
    EntriesOf entriesOf(Groups parties, Presets presets) {
        return new EntriesOf(
                RegistryEntryEvent.class, RegistryEntryContested::new, parties, municipality -> presets.of(municipality)
                        .registration()
                        .contestDays());
    }
}
