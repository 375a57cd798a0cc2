package org.kyodo.registry.support;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.SupportOfferEvent;
import org.kyodo.contracts.registry.SupportTerms;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.SupportKind;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.support.SupportOfferCommand.AgreeSupport;
import org.kyodo.registry.support.SupportOfferCommand.OfferSupport;
import org.kyodo.registry.support.SupportOfferCommand.RecordDelivery;
import org.kyodo.registry.support.SupportOfferCommand.RequestSupport;
import org.kyodo.registry.support.SupportOfferCommand.WithdrawOffer;
import org.springframework.data.mongodb.core.MongoOperations;

class SupportOfferConformanceTest extends AggregateConformance<SupportOfferCommand, SupportOffer, SupportOfferEvent> {
    private static final GroupId FOODS = GroupId.of("019d7c3a-0000-7000-8000-0000000000a1");
    private static final GroupId TOWN = GroupId.of("019d7c3a-0000-7000-8000-0000000000b1");
    private static final Actor COMPANY = actor("foods", Role.GROUP);
    private static final Actor NEIGHBOURS = actor("obihiro-west", Role.GROUP);

    @Override
    protected AggregateType<SupportOfferCommand, SupportOffer, SupportOfferEvent> type(MongoOperations mongo) {
        return SupportOfferConfiguration.type(
                        (offer, command, municipality) -> Facts.of(new Asking(Optional.of(group(TOWN, NEIGHBOURS)))))
                .knowingOfEach((offer, municipality) -> Facts.of(new Offering(group(FOODS, COMPANY))));
    }

    @Override
    protected List<Step<SupportOfferCommand>> script(String id) {
        return List.of(
                by(
                        COMPANY,
                        new OfferSupport(
                                FOODS,
                                new SupportTerms(
                                        SupportKind.GOODS, "保冷箱", Optional.of(30), LocalDate.of(2026, 12, 31)))),
                by(NEIGHBOURS, new RequestSupport(TOWN, Optional.of(10))),
                by(COMPANY, new AgreeSupport(1)),
                by(NEIGHBOURS, new RecordDelivery(1)),
                by(COMPANY, new WithdrawOffer()));
    }

    private static KnownGroup group(GroupId id, Actor account) {
        return new KnownGroup(
                id,
                KnownGroup.Standing.REGISTERED,
                Optional.of(account.account()),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
