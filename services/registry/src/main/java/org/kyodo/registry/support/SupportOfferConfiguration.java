package org.kyodo.registry.support;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.AggregateType.Limit;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.registry.SupportOfferEvent;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.SupportOfferId;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.support.SupportOffer.Absent;
import org.kyodo.registry.support.SupportOffer.Known;
import org.kyodo.registry.support.SupportOffer.Offered;
import org.kyodo.registry.support.SupportOfferCommand.EndOffer;
import org.kyodo.registry.support.SupportOfferCommand.OfferSupport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts offers of support together. */
@Configuration(proxyBeanMethods = false)
class SupportOfferConfiguration {
    @Bean
    SupportOfferFacts supportOfferFacts(Groups groups) {
        return new SupportOfferFacts(groups);
    }

    @Bean
    Aggregate<SupportOfferCommand, SupportOffer, SupportOfferEvent> supportOffers(
            Chassis chassis, SupportOfferFacts facts) {
        return chassis.aggregate(type(facts)
                .knowingOfEach((offer, municipality) -> offer instanceof Known known
                        ? Facts.NONE.whenAsked(Offering.class, () -> facts.offering(known.group(), municipality))
                        : Facts.NONE));
    }

    static AggregateType<SupportOfferCommand, SupportOffer, SupportOfferEvent> type(
            FactFinder<SupportOfferCommand, SupportOffer> facts) {
        return AggregateType.of(SupportOfferCommand.class, SupportOffer.class, SupportOfferEvent.class)
                .collection("supportOffers")
                .startingAt(id -> new Absent(SupportOfferId.of(id)))
                .decidedBy(new SupportOfferRules())
                .queriedBy("stage.type")
                .queriedBy("stage.terms.kind")
                .queriedBy("stage.group")
                .sortedBy(
                        "until",
                        offer -> offer instanceof Known known
                                ? Optional.of(known.terms().until().toString())
                                : Optional.empty())
                .searchedBy(offer ->
                        offer instanceof Known known ? List.of(known.terms().what()) : List.of())
                .limited(new Limit<>(
                        (command, actor) -> command instanceof OfferSupport c
                                ? Optional.of(c.group().toString())
                                : Optional.empty(),
                        offer -> offer instanceof Offered offered
                                ? Optional.of(offered.group().toString())
                                : Optional.empty(),
                        SupportOfferRefusal.TOO_MANY_OFFERS))
                .knowing(facts)
                .due(SupportOfferConfiguration::due);
    }

    private static Optional<Due<SupportOfferCommand>> due(SupportOffer offer) {
        return offer instanceof Offered offered
                ? Optional.of(new Due<>(
                        offered.terms()
                                .until()
                                .plusDays(1)
                                .atStartOfDay(FiscalYear.JST)
                                .toInstant(),
                        new EndOffer()))
                : Optional.empty();
    }
}
