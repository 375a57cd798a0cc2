package org.kyodo.notification.subscription;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Page;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.contracts.notification.SubscriptionEvent;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.Require;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.notification.subscription.SubscriptionCommand.ChangeSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.CreateSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.EndSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.PauseSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.RenewSecret;
import org.kyodo.notification.subscription.SubscriptionCommand.ResumeSubscription;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Subscriptions 購読 over HTTP. */
@RestController
@RequestMapping("/api/v1/subscriptions")
class SubscriptionController {
    private final Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> aggregate;
    private final Subscriptions subscriptions;

    SubscriptionController(
            Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> subscriptionAggregate,
            Subscriptions subscriptions) {
        this.aggregate = subscriptionAggregate;
        this.subscriptions = subscriptions;
    }

    /**
     * A receipt that shows the secret, as no other answer does.
     *
     * @param webhookSecret by which the receiver checks signatures; none where nothing goes to a webhook
     */
    record ReceiptWithSecret(String id, long revision, List<Outcome.Fact> events, Optional<String> webhookSecret) {}

    @PostMapping
    ResponseEntity<ReceiptWithSecret> create(@RequestBody CreateSubscription command, Caller caller) {
        SubscriptionId id = new SubscriptionId(caller.newId());
        return withSecret(
                Answers.created(
                        aggregate.handle(id.toString(), command, caller.request()), "/api/v1/subscriptions/" + id),
                id,
                caller);
    }

    @PostMapping("/{id}/secret")
    ResponseEntity<ReceiptWithSecret> renew(@PathVariable SubscriptionId id, Caller caller) {
        return withSecret(handle(id, new RenewSecret(), caller), id, caller);
    }

    @PostMapping("/{id}/change")
    ResponseEntity<Receipt> change(
            @PathVariable SubscriptionId id, @RequestBody ChangeSubscription command, Caller caller) {
        return handle(id, command, caller);
    }

    @PostMapping("/{id}/pause")
    ResponseEntity<Receipt> pause(@PathVariable SubscriptionId id, Caller caller) {
        return handle(id, new PauseSubscription(), caller);
    }

    @PostMapping("/{id}/resumption")
    ResponseEntity<Receipt> resume(@PathVariable SubscriptionId id, Caller caller) {
        return handle(id, new ResumeSubscription(), caller);
    }

    @PostMapping("/{id}/end")
    ResponseEntity<Receipt> end(@PathVariable SubscriptionId id, Caller caller) {
        return handle(id, new EndSubscription(), caller);
    }

    @GetMapping("/{id}")
    ResponseEntity<Representation<SubscriptionView>> show(@PathVariable SubscriptionId id, Caller caller) {
        return Answers.found(aggregate, id.toString(), caller, stage -> SubscriptionView.of(stage, caller));
    }

    @GetMapping
    Page<Representation<SubscriptionView>> list(
            @RequestParam Optional<String> cursor, @RequestParam(defaultValue = "20") int limit, Caller caller) {
        return Answers.listed(
                aggregate,
                caller,
                mine(caller),
                cursor,
                Require.between("limit", limit, 1, Answers.MOST),
                stage -> SubscriptionView.of(stage, caller));
    }

    /** The same bounds as the view's, so that pages are full. */
    private static Criteria mine(Caller caller) {
        return caller.actor()
                .department()
                .filter(department -> !department.equals(DepartmentCode.COLLABORATION_OFFICE))
                .map(department -> Criteria.where("stage.details.department").is(department.value()))
                .orElseGet(Criteria::new);
    }

    private ResponseEntity<Receipt> handle(SubscriptionId id, SubscriptionCommand command, Caller caller) {
        return Answers.ok(aggregate.handle(id.toString(), command, caller.request()));
    }

    private ResponseEntity<ReceiptWithSecret> withSecret(
            ResponseEntity<Receipt> answer, SubscriptionId id, Caller caller) {
        Receipt receipt = answer.getBody();
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(new ReceiptWithSecret(
                        receipt.id(),
                        receipt.revision(),
                        receipt.events(),
                        subscriptions.secretOf(id, caller.municipality())));
    }
}
