package org.kyodo.registry.support;

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
import org.kyodo.contracts.registry.SupportOfferEvent;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SupportKind;
import org.kyodo.contracts.value.SupportOfferId;
import org.kyodo.registry.support.SupportOfferCommand.AgreeSupport;
import org.kyodo.registry.support.SupportOfferCommand.DeclineSupport;
import org.kyodo.registry.support.SupportOfferCommand.OfferSupport;
import org.kyodo.registry.support.SupportOfferCommand.RecordDelivery;
import org.kyodo.registry.support.SupportOfferCommand.RequestSupport;
import org.kyodo.registry.support.SupportOfferCommand.WithdrawOffer;
import org.kyodo.registry.support.SupportOfferQueries.Filter;
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

/** Offers of support 支援の申出 over HTTP. */
@RestController
@RequestMapping("/api/v1")
class SupportOfferController {
    private final Aggregate<SupportOfferCommand, SupportOffer, SupportOfferEvent> offers;
    private final SupportOfferQueries queries;

    SupportOfferController(
            Aggregate<SupportOfferCommand, SupportOffer, SupportOfferEvent> offers, SupportOfferQueries queries) {
        this.offers = offers;
        this.queries = queries;
    }

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/support-offers")
    ResponseEntity<Receipt> offer(@RequestBody OfferSupport command, Caller caller) {
        String id = caller.newId(offers, command).toString();
        return Answers.created(offers.handle(id, command, caller.request()), "/api/v1/support-offers/" + id);
    }

    @PostMapping("/support-offers/{id}/requests")
    ResponseEntity<Receipt> request(
            @PathVariable SupportOfferId id, @RequestBody RequestSupport command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/support-offers/{id}/agreements")
    ResponseEntity<Receipt> agree(@PathVariable SupportOfferId id, @RequestBody AgreeSupport command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/support-offers/{id}/refusals")
    ResponseEntity<Receipt> decline(
            @PathVariable SupportOfferId id, @RequestBody DeclineSupport command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/support-offers/{id}/deliveries")
    ResponseEntity<Receipt> recordDelivery(
            @PathVariable SupportOfferId id, @RequestBody RecordDelivery command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/support-offers/{id}/withdrawal")
    ResponseEntity<Receipt> withdraw(@PathVariable SupportOfferId id, Caller caller) {
        return carryOut(id, new WithdrawOffer(), caller);
    }

    @GetMapping("/support-offers/{id}")
    ResponseEntity<Representation<SupportOfferView>> find(@PathVariable SupportOfferId id, Caller caller) {
        return queries.find(id, caller);
    }

    @GetMapping("/support-offers/{id}/history")
    Page<History.Line> history(@PathVariable SupportOfferId id, PageQuery query, Caller caller) {
        return queries.history(id, query, caller);
    }

    @GetMapping("/support-offers")
    Page<Representation<SupportOfferView>> list(
            @RequestParam Optional<SupportKind> kind,
            @RequestParam Optional<GroupId> group,
            @RequestParam Optional<String> stage,
            @Sorted(by = "until", searched = true) PageQuery query,
            Caller caller) {
        return queries.list(new Filter(kind, group, stage), query, caller);
    }

    @GetMapping("/public/support-offers/{id}")
    SupportOfferView findForEveryone(@PathVariable SupportOfferId id, @RequestParam MunicipalityCode municipality) {
        return queries.findForEveryone(id, municipality);
    }

    @GetMapping("/public/support-offers/{id}/history")
    Page<History.Line> historyForEveryone(
            @PathVariable SupportOfferId id, @RequestParam MunicipalityCode municipality, PageQuery query) {
        return queries.historyForEveryone(id, query, municipality);
    }

    @GetMapping("/public/support-offers")
    Page<Representation<SupportOfferView>> listForEveryone(
            @RequestParam MunicipalityCode municipality,
            @RequestParam Optional<SupportKind> kind,
            @RequestParam Optional<GroupId> group,
            @RequestParam Optional<String> stage,
            @Sorted(by = "until", searched = true) PageQuery query) {
        return queries.listForEveryone(municipality, new Filter(kind, group, stage), query);
    }

    private ResponseEntity<Receipt> carryOut(SupportOfferId id, SupportOfferCommand command, Caller caller) {
        return Answers.ok(offers.handle(id.toString(), command, caller.request()));
    }
}
