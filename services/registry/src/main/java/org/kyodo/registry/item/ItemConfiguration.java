package org.kyodo.registry.item;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.AggregateType.Limit;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.registry.ItemEvent;
import org.kyodo.contracts.registry.ItemOwner;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ItemId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.Presets;
import org.kyodo.registry.department.MattersOfDepartments;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.group.MattersOfGroups;
import org.kyodo.registry.item.Item.Known;
import org.kyodo.registry.item.Item.Lent;
import org.kyodo.registry.item.ItemCommand.OfferItem;
import org.kyodo.registry.item.ItemCommand.RequestLoan;
import org.kyodo.registry.item.ItemCommand.TellOverdue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;

/** Puts items 物品 together. */
@Configuration(proxyBeanMethods = false)
class ItemConfiguration {
    private static final String COLLECTION = "items";
    private static final String OWNER = "stage.goods.owner.department";
    private static final int ENOUGH_TO_NAME = 10;

    @Bean
    Aggregate<ItemCommand, Item, ItemEvent> itemAggregate(Chassis chassis, Presets presets, Groups groups) {
        return chassis.aggregate(type((item, command, municipality) -> Facts.of(new ItemSettings(
                                presets.of(municipality).proposal().reasonMinLength()))
                        .and(asked(item, command, municipality, groups)))
                .knowingOfEach((item, municipality) -> Facts.NONE.whenAsked(
                        Parties.class, () -> parties(item, Optional.empty(), municipality, groups))));
    }

    /** What a group has of others, or asked to have: told to those others. */
    @Bean
    MattersOfGroups loansOfGroups(MongoOperations mongo) {
        return (group, municipality) -> MattersOfGroups.kept(
                mongo,
                municipality,
                COLLECTION,
                "item",
                Criteria.where("stage.loan.group").is(group.toString()),
                List.of(OWNER, "stage.goods.owner.facility"),
                Item.Requested.class,
                Lent.class);
    }

    /** Until it is withdrawn. */
    @Bean
    MattersOfDepartments itemsOfDepartments(MongoOperations mongo) {
        return MattersOfDepartments.kept(
                mongo, COLLECTION, "item", OWNER, Item.Offered.class, Item.Requested.class, Item.Lent.class);
    }

    /** The groups that the command names come before those of the item. */
    private static Facts asked(Item item, ItemCommand command, MunicipalityCode municipality, Groups groups) {
        return switch (command) {
            case OfferItem c ->
                Facts.NONE.whenAsked(
                        Parties.class,
                        () -> new Parties(c.group().map(group -> groups.find(group, municipality)), Optional.empty()));
            case RequestLoan c ->
                Facts.NONE.whenAsked(Parties.class, () -> parties(item, Optional.of(c.group()), municipality, groups));
            case ItemCommand _ -> Facts.NONE;
        };
    }

    static Parties parties(Item item, Optional<GroupId> asking, MunicipalityCode municipality, Groups groups) {
        Optional<GroupId> owner =
                item instanceof Known known ? known.goods().owner().group() : Optional.empty();
        return new Parties(
                owner.map(group -> groups.find(group, municipality)),
                asking.or(() -> item.asked().map(Loan::group)).map(group -> groups.find(group, municipality)));
    }

    static AggregateType<ItemCommand, Item, ItemEvent> type(FactFinder<ItemCommand, Item> facts) {
        return AggregateType.of(ItemCommand.class, Item.class, ItemEvent.class)
                .collection(COLLECTION)
                .startingAt(id -> new Item.Absent(ItemId.of(id)))
                .decidedBy(new ItemRules())
                .queriedBy("stage.type")
                .queriedBy("stage.goods.mode")
                .queriedBy("stage.goods.owner.group")
                .queriedBy(OWNER)
                .queriedBy("stage.loan.group")
                .sortedBy(
                        "title",
                        item -> item instanceof Known known
                                ? Optional.of(known.goods().outline().title())
                                : Optional.empty())
                .searchedBy(item -> item instanceof Known known
                        ? Stream.of(known.goods().outline().title()).toList()
                        : List.of())
                .knowing(facts)
                .limited(new Limit<>(
                        (command, actor) -> command instanceof OfferItem c
                                ? ItemRules.ownerOf(c, actor).map(ItemConfiguration::name)
                                : Optional.empty(),
                        item -> item instanceof Known known && known.isOnOffer()
                                ? Optional.of(name(known.goods().owner()))
                                : Optional.empty(),
                        ItemRefusal.TOO_MANY_ITEMS))
                .due(ItemConfiguration::due);
    }

    private static String name(ItemOwner owner) {
        return owner.group()
                .map(Object::toString)
                .or(() -> owner.department().map(code -> "department/" + code))
                .or(() -> owner.facility().map(code -> "facility/" + code))
                .orElseThrow();
    }

    /** Told once, as soon as the last day is over. */
    private static Optional<Due<ItemCommand>> due(Item item) {
        return item instanceof Lent lent && !lent.overdue()
                ? lent.loan()
                        .until()
                        .map(until -> new Due<>(
                                until.plusDays(1).atStartOfDay(FiscalYear.JST).toInstant(), new TellOverdue()))
                : Optional.empty();
    }
}
