package org.kyodo.notification.delivery;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.Language;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.notification.DeliveryEvent;
import org.kyodo.contracts.value.DeliveryId;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.notification.delivery.DeliveryCommand.RedriveDelivery;
import org.kyodo.notification.sentence.Sentences;
import org.kyodo.notification.subscription.Subscriptions;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The delivery log 配信履歴 over HTTP. */
@RestController
@RequestMapping("/api/v1")
class DeliveryController {
    private final Aggregate<DeliveryCommand, Delivery, DeliveryEvent> deliveries;
    private final Subscriptions subscriptions;
    private final Sentences sentences;

    DeliveryController(
            Aggregate<DeliveryCommand, Delivery, DeliveryEvent> deliveryAggregate,
            Subscriptions subscriptions,
            Sentences sentences) {
        this.deliveries = deliveryAggregate;
        this.subscriptions = subscriptions;
        this.sentences = sentences;
    }

    @GetMapping("/subscriptions/{id}/deliveries")
    Page<Representation<DeliveryView>> list(
            @PathVariable SubscriptionId id,
            @RequestParam Optional<String> stage,
            PageQuery query,
            Caller caller,
            HttpServletRequest request) {
        if (!subscriptions.isOpenTo(caller.actor(), id, caller.municipality())) {
            throw new Declined(new Outcome.NotFound("subscription", id.toString(), false));
        }
        Criteria filter = new Criteria()
                .andOperator(
                        Criteria.where("stage.letter.subscription").is(id.toString()),
                        Answers.inStage(DeliveryEvent.class, stage));
        return Answers.listed(deliveries, caller, filter, query, delivery -> shown(delivery, request));
    }

    @GetMapping("/deliveries/{id}")
    ResponseEntity<Representation<DeliveryView>> show(
            @PathVariable DeliveryId id, Caller caller, HttpServletRequest request) {
        return Answers.found(deliveries, id.toString(), caller, delivery -> shown(delivery, request));
    }

    @PostMapping("/deliveries/{id}/redrive")
    ResponseEntity<Receipt> redrive(@PathVariable DeliveryId id, Caller caller) {
        return Answers.ok(deliveries.handle(id.toString(), new RedriveDelivery(), caller.request()));
    }

    private Optional<DeliveryView> shown(Delivery delivery, HttpServletRequest request) {
        return DeliveryView.of(delivery, code -> sentences.answer(code, Language.of(request)));
    }
}
