package org.kyodo.chassis.entry;

import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.entry.Entered.Contested;
import org.kyodo.chassis.entry.Entered.Uncontested;
import org.kyodo.chassis.entry.EntryRules.Found;
import org.kyodo.chassis.relay.Journal;
import org.kyodo.contracts.EntryContested;
import org.kyodo.contracts.EntryOnBehalf;
import org.kyodo.contracts.value.EntryId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Contesting what was entered for somebody else 代理入力への異議 (K-ALL-6), once for all aggregates of a service. A service imports
 * it and declares {@link EntriesOf} and {@link EntryParties}.
 */
@Configuration(proxyBeanMethods = false)
@Import({EntryController.class, ChannelController.class})
public class EntriesOnBehalf {
    @Bean
    ContestTerm contestTerm(Municipalities municipalities) {
        return new ContestTerm(municipalities);
    }

    @Bean
    Aggregate<ContestEntry, Entered, EntryContested> entriesOnBehalf(
            Chassis chassis, Journal journal, EntriesOf of, EntryParties parties, ContestTerm term) {
        return chassis.aggregate(type(of).knowingOfEach((entered, municipality) ->
                Facts.NONE.whenAsked(Found.class, () -> found(entered, municipality, journal, parties, term))));
    }

    static AggregateType<ContestEntry, Entered, EntryContested> type(EntriesOf of) {
        @SuppressWarnings("unchecked")
        Class<EntryContested> events = (Class<EntryContested>) of.events();
        return AggregateType.of(ContestEntry.class, Entered.class, events)
                .collection("entries")
                .startingAt(id -> new Uncontested(EntryId.of(id)))
                .decidedBy(new EntryRules(of.contested()))
                .queriedBy("stage.entry.onBehalfOf")
                .queriedBy("stage.entry.department")
                .queriedBy("stage.entry.subject");
    }

    private static Found found(
            Entered entered, MunicipalityCode municipality, Journal journal, EntryParties parties, ContestTerm term) {
        Optional<EntryOnBehalf> entry = entered instanceof Contested contested
                ? Optional.of(contested.entry())
                : journal.enteredOnBehalf(entered.id().value(), municipality).flatMap(EntryOnBehalf::of);
        return new Found(
                entry,
                entry.map(made -> parties.accountsOf(made.onBehalfOf(), municipality))
                        .orElse(Set.of()),
                term.days(municipality));
    }
}
