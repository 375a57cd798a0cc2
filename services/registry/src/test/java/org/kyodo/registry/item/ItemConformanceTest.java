package org.kyodo.registry.item;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.ItemEvent;
import org.kyodo.contracts.value.ItemMode;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.registry.item.ItemCommand.AgreeLoan;
import org.kyodo.registry.item.ItemCommand.OfferItem;
import org.kyodo.registry.item.ItemCommand.RecordReturn;
import org.kyodo.registry.item.ItemCommand.RequestLoan;
import org.kyodo.registry.item.ItemCommand.WithdrawItem;
import org.springframework.data.mongodb.core.MongoOperations;

class ItemConformanceTest extends AggregateConformance<ItemCommand, Item, ItemEvent> {
    private static final Actor SECTION = staff("suzuki", "school-education");
    private static final Actor BORROWERS = actor("taiso", Role.GROUP);

    @Override
    protected AggregateType<ItemCommand, Item, ItemEvent> type(MongoOperations mongo) {
        Facts facts = Facts.of(new Parties(Optional.empty(), ItemRulesTest.BOTH.borrower()), new ItemSettings(10));
        return ItemConfiguration.type((item, command, municipality) -> facts)
                .knowingOfEach((item, municipality) -> facts);
    }

    @Override
    protected List<Step<ItemCommand>> script(String id) {
        return List.of(
                by(SECTION, new OfferItem(ItemRulesTest.TENT, ItemMode.LEND, Optional.empty())),
                by(
                        BORROWERS,
                        new RequestLoan(
                                ItemRulesTest.BORROWER,
                                LocalDate.of(2026, 6, 12),
                                Optional.of(LocalDate.of(2026, 6, 20)))),
                by(SECTION, new AgreeLoan()),
                by(SECTION, new RecordReturn()),
                by(SECTION, new WithdrawItem()));
    }
}
