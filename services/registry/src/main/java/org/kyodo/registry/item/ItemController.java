package org.kyodo.registry.item;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.http.Sorted;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.registry.ItemEvent;
import org.kyodo.contracts.registry.ItemOutline;
import org.kyodo.contracts.registry.ItemOwner;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ItemId;
import org.kyodo.contracts.value.ItemMode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.Presets;
import org.kyodo.registry.facility.Desk;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.item.Item.Known;
import org.kyodo.registry.item.Item.Lent;
import org.kyodo.registry.item.ItemCommand.AgreeLoan;
import org.kyodo.registry.item.ItemCommand.DeclineLoan;
import org.kyodo.registry.item.ItemCommand.OfferItem;
import org.kyodo.registry.item.ItemCommand.RecordReturn;
import org.kyodo.registry.item.ItemCommand.RequestLoan;
import org.kyodo.registry.item.ItemCommand.WithdrawItem;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Items 物品 that are lent or given, over HTTP. */
@RestController
@RequestMapping("/api/v1")
class ItemController {
    private final Aggregate<ItemCommand, Item, ItemEvent> items;
    private final History history;
    private final Groups groups;
    private final Presets presets;

    ItemController(Aggregate<ItemCommand, Item, ItemEvent> items, Groups groups, Presets presets, History history) {
        this.history = history;
        this.items = items;
        this.groups = groups;
        this.presets = presets;
    }

    /** @param loan who asked for it or has it, for the parties, desks and the office */
    record ItemView(ItemOutline item, ItemMode mode, ItemOwner owner, Optional<LoanView> loan) {}

    /** @param overdue whether it did not come back in time */
    record LoanView(GroupId group, LocalDate from, Optional<LocalDate> until, boolean overdue) {}

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/items")
    ResponseEntity<Receipt> offer(@RequestBody OfferItem command, Caller caller) {
        String id = caller.newId(items, command).toString();
        return Answers.created(items.handle(id, command, caller.request()), "/api/v1/items/" + id);
    }

    @PostMapping("/items/{id}/requests")
    ResponseEntity<Receipt> request(@PathVariable ItemId id, @RequestBody RequestLoan command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/items/{id}/loan")
    ResponseEntity<Receipt> agree(@PathVariable ItemId id, Caller caller) {
        return carryOut(id, new AgreeLoan(), caller);
    }

    @PostMapping("/items/{id}/refusal")
    ResponseEntity<Receipt> decline(@PathVariable ItemId id, @RequestBody DeclineLoan command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/items/{id}/return")
    ResponseEntity<Receipt> returned(@PathVariable ItemId id, Caller caller) {
        return carryOut(id, new RecordReturn(), caller);
    }

    @PostMapping("/items/{id}/withdrawal")
    ResponseEntity<Receipt> withdraw(@PathVariable ItemId id, Caller caller) {
        return carryOut(id, new WithdrawItem(), caller);
    }

    @GetMapping("/items/{id}")
    ResponseEntity<Representation<ItemView>> find(@PathVariable ItemId id, Caller caller) {
        return Answers.found(items, id.toString(), caller, item -> shown(item, caller));
    }

    @GetMapping("/items/{id}/history")
    Page<History.Line> history(@PathVariable ItemId id, PageQuery query, Caller caller) {
        return history.of(items, id.toString(), query, caller, item -> isParty(item, caller));
    }

    @GetMapping("/items")
    Page<Representation<ItemView>> list(
            @RequestParam Optional<String> stage,
            @RequestParam Optional<ItemMode> mode,
            @RequestParam Optional<GroupId> owner,
            @RequestParam Optional<GroupId> borrower,
            @Sorted(by = "title", searched = true) PageQuery query,
            Caller caller) {
        List<Criteria> wanted = new ArrayList<>();
        wanted.add(Answers.inStage(ItemEvent.class, stage));
        mode.ifPresent(code -> wanted.add(where("stage.goods.mode").is(code.name())));
        owner.ifPresent(group -> wanted.add(where("stage.goods.owner.group").is(group.toString())));
        // Who borrows is for the parties, so others find nothing by it.
        borrower.ifPresent(group -> wanted.add(
                seesLoans(caller) || groups.find(group, caller.municipality()).mayBeActedForBy(caller.actor())
                        ? where("stage.loan.group").is(group.toString())
                        : where("_id").is("")));
        return Answers.listed(items, caller, new Criteria().andOperator(wanted), query, item -> shown(item, caller));
    }

    /** What is on offer, for everybody. */
    @GetMapping("/public/items")
    Page<Representation<ItemView>> listForEveryone(
            @RequestParam MunicipalityCode municipality,
            @RequestParam Optional<ItemMode> mode,
            @Sorted(by = "title", searched = true) PageQuery query) {
        return Answers.listedForEveryone(
                items,
                presets.of(municipality).code(),
                new Criteria()
                        .andOperator(
                                where("stage.type").is("Offered"),
                                mode.map(code -> where("stage.goods.mode").is(code.name()))
                                        .orElseGet(Criteria::new)),
                query,
                item -> shown(item, Optional.empty()));
    }

    private ResponseEntity<Receipt> carryOut(ItemId id, ItemCommand command, Caller caller) {
        return Answers.ok(items.handle(id.toString(), command, caller.request()));
    }

    private static boolean seesLoans(Caller caller) {
        return Desk.isOffice(caller.actor()) || caller.actor().is(org.kyodo.chassis.decide.Role.DESK);
    }

    private Optional<ItemView> shown(Item item, Caller caller) {
        return shown(
                item,
                item.asked()
                        .filter(loan -> isParty(item, caller))
                        .map(loan -> new LoanView(
                                loan.group(), loan.from(), loan.until(), item instanceof Lent lent && lent.overdue())));
    }

    /** Its owner, who asks for it or has it, the desks and the office. */
    private boolean isParty(Item item, Caller caller) {
        Parties parties = ItemConfiguration.parties(item, Optional.empty(), caller.municipality(), groups);
        return seesLoans(caller)
                || parties.isBorrower(caller.actor())
                || item instanceof Known known && parties.isOwner(known.goods().owner(), caller.actor());
    }

    private static Optional<ItemView> shown(Item item, Optional<LoanView> loan) {
        return item instanceof Known known
                ? Optional.of(new ItemView(
                        known.goods().outline(),
                        known.goods().mode(),
                        known.goods().owner(),
                        loan))
                : Optional.empty();
    }
}
