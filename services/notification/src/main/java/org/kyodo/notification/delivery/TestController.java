package org.kyodo.notification.delivery;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.Language;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.notification.sentence.Sentences;
import org.kyodo.notification.subscription.Subscriptions;
import org.kyodo.notification.subscription.Webhook;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A department sees at once whether its receiver takes what is sent 配信の試験: one message of a type of its own, signed and
 * guarded as every delivery is, and sent once.
 */
@RestController
@RequestMapping("/api/v1")
class TestController {
    static final String TYPE = "kyodo.notification.TestMessage.v1";

    private final Subscriptions subscriptions;
    private final Destinations destinations;
    private final WebhookSender sender;
    private final Sentences sentences;
    private final Clock clock;

    TestController(
            Subscriptions subscriptions,
            Destinations destinations,
            WebhookSender sender,
            Sentences sentences,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.destinations = destinations;
        this.sender = sender;
        this.sentences = sentences;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param message its {@code webhook-id}
     * @param taken whether the receiver answered with 2xx
     * @param answer as a code: {@code STATUS_204}, {@code TIMED_OUT}
     * @param answerText the same in the caller's language
     */
    record TestResult(UUID message, boolean taken, String answer, String answerText) {}

    @PostMapping("/subscriptions/{id}/test")
    TestResult test(@PathVariable SubscriptionId id, Caller caller, HttpServletRequest request) {
        Webhook webhook = subscriptions.tested(id, caller);
        UUID message = Ids.next();
        Answer answer = destinations
                .attempt(
                        webhook.origin(),
                        () -> true,
                        () -> sender.send(webhook, message.toString(), message(message, id, webhook)))
                .orElseThrow(() -> new Declined(new Outcome.Busy()));
        return new TestResult(
                message, answer.taken(), answer.code(), sentences.answer(answer.code(), Language.of(request)));
    }

    private String message(UUID message, SubscriptionId id, Webhook webhook) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0");
        event.put("id", message.toString());
        event.put("type", TYPE);
        event.put("source", "/" + webhook.municipality() + "/notification");
        event.put("subject", "subscription/" + id);
        event.put("time", clock.instant().toString());
        event.put("datacontenttype", "application/json");
        event.putObject("data").put("subscriptionId", id.toString());
        return Json.TOLERANT.writeValueAsString(event);
    }
}
