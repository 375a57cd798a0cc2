package org.kyodo.notification.subscription;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.access.SecurityLog.Event;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.http.Sorted;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.notification.SubscriptionEvent;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.notification.subscription.SubscriptionCommand.ChangeSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.CreateSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.EndSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.PauseSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.RenewSecret;
import org.kyodo.notification.subscription.SubscriptionCommand.RequestVerification;
import org.kyodo.notification.subscription.SubscriptionCommand.ResumeSubscription;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.CacheControl;
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

/** Subscriptions 購読 over HTTP. */
@RestController
@RequestMapping("/api/v1/subscriptions")
class SubscriptionController {
    private final Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> aggregate;
    private final Subscriptions subscriptions;
    private final History history;
    private final SecurityLog log;

    SubscriptionController(
            Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> subscriptionAggregate,
            Subscriptions subscriptions,
            History history,
            SecurityLog log) {
        this.history = history;
        this.aggregate = subscriptionAggregate;
        this.log = log;
        this.subscriptions = subscriptions;
    }

    /**
     * A receipt that shows the secret, once and to staff of the subscribing department alone, as no other answer does: not
     * even the one to the same request repeated with its {@code Idempotency-Key}.
     *
     * @param webhookSecret by which the receiver checks signatures; none where nothing goes to a webhook
     */
    record ReceiptWithSecret(String id, long revision, List<Outcome.Fact> events, Optional<String> webhookSecret)
            implements Answers.Receipted {}

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<ReceiptWithSecret> create(@RequestBody CreateSubscription command, Caller caller) {
        SubscriptionId id = new SubscriptionId(caller.newId(aggregate, command));
        Outcome outcome = aggregate.handle(id.toString(), command, caller.request());
        return withSecret(Answers.created(outcome, "/api/v1/subscriptions/" + id), outcome, id, caller);
    }

    @PostMapping("/{id}/secret")
    ResponseEntity<ReceiptWithSecret> renew(@PathVariable SubscriptionId id, Caller caller) {
        Outcome outcome = aggregate.handle(id.toString(), new RenewSecret(), caller.request());
        return withSecret(Answers.ok(outcome), outcome, id, caller);
    }

    @PostMapping("/{id}/verification")
    ResponseEntity<Receipt> verify(@PathVariable SubscriptionId id, Caller caller) {
        return handle(id, new RequestVerification(), caller);
    }

    /**
     * A key by which a receiver checks the signatures {@code v1a} 公開鍵.
     *
     * @param publicKey as Standard Webhooks writes it: {@code whpk_…}
     * @param jwk the same as a JSON Web Key
     * @param until when it signs no more, if it was renewed
     */
    record VerificationKey(String publicKey, Map<String, String> jwk, Optional<Instant> until) {
        static VerificationKey of(Subscriptions.PublicKey key) {
            String x = Base64.getUrlEncoder().withoutPadding().encodeToString(SigningKeys.raw(key.publicKey()));
            return new VerificationKey(
                    key.publicKey(), Map.of("kty", "OKP", "crv", "Ed25519", "use", "sig", "x", x), key.until());
        }
    }

    @GetMapping("/{id}/keys")
    List<VerificationKey> keys(@PathVariable SubscriptionId id, Caller caller) {
        Answers.seen(aggregate, id.toString(), caller);
        return subscriptions.publicKeys(id, caller.municipality()).stream()
                .map(VerificationKey::of)
                .toList();
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
        return Answers.found(aggregate, id.toString(), caller, SubscriptionView::of);
    }

    @GetMapping("/{id}/history")
    Page<History.Line> history(@PathVariable SubscriptionId id, PageQuery query, Caller caller) {
        return history.of(aggregate, id.toString(), query, caller);
    }

    @GetMapping
    Page<Representation<SubscriptionView>> list(
            @RequestParam Optional<String> stage,
            @Sorted(by = "name", searched = true) PageQuery query,
            Caller caller) {
        return Answers.listed(
                aggregate,
                caller,
                new Criteria().andOperator(mine(caller), Answers.inStage(SubscriptionEvent.class, stage)),
                query,
                SubscriptionView::of);
    }

    /** The same bounds as the view's, so that pages are full and the cursor names nobody else's. */
    private static Criteria mine(Caller caller) {
        return caller.actor().isStaffOf(DepartmentCode.COLLABORATION_OFFICE)
                ? new Criteria()
                : Criteria.where("stage.details.department")
                        .in(caller.actor().departments().stream()
                                .map(DepartmentCode::value)
                                .toList());
    }

    private ResponseEntity<Receipt> handle(SubscriptionId id, SubscriptionCommand command, Caller caller) {
        return Answers.ok(aggregate.handle(id.toString(), command, caller.request()));
    }

    private ResponseEntity<ReceiptWithSecret> withSecret(
            ResponseEntity<Receipt> answer, Outcome outcome, SubscriptionId id, Caller caller) {
        boolean first = outcome instanceof Outcome.Done done && !done.before();
        Receipt receipt = answer.getBody();
        Optional<String> secret =
                first ? subscriptions.secretFor(caller.actor(), id, caller.municipality()) : Optional.empty();
        secret.ifPresent(shown -> log.tell(Event.SECRET_SHOWN, "subscription/" + id, ""));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(new ReceiptWithSecret(receipt.id(), receipt.revision(), receipt.events(), secret));
    }
}
