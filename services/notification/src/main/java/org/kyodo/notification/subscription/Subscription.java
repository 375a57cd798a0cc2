package org.kyodo.notification.subscription;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.notification.PauseCause;
import org.kyodo.contracts.notification.SubscriptionEvent;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionChanged;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionCreated;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionEnded;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionPaused;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionResumed;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionSecretRenewed;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionVerificationFailed;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionVerificationRequested;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionVerified;
import org.kyodo.contracts.value.SubscriptionId;

/**
 * A subscription 購読 of a department to events of its municipality.
 *
 * <p>A department subscribes, and from then on gets what its filter selects: in its inbox, at its own system, or both. Its
 * system is first asked whether it agrees, and again when its address changes; until then what is for it waits. It may
 * change the filter, pause and resume. When a delivery to its system is given up, Kyodo pauses the subscription by itself;
 * what comes meanwhile waits, and goes out in order when the department resumes. Ended, it gets nothing any more.
 */
sealed interface Subscription extends Stage<Subscription, SubscriptionEvent> {

    SubscriptionId id();

    /** Nothing has happened under this id. */
    record Absent(SubscriptionId id) implements Subscription {}

    /**
     * 有効.
     *
     * @param resumedAt when it was resumed last; a delivery given up before pauses it no more, so a repeat of that event is
     *     recognised without a mark for each delivery
     */
    record Active(SubscriptionDetails details, Optional<Instant> resumedAt) implements Running {
        @Override
        public Active with(SubscriptionDetails other) {
            return new Active(other, resumedAt);
        }
    }

    /** 停止中. */
    record Paused(SubscriptionDetails details, PauseCause cause) implements Running {
        @Override
        public Paused with(SubscriptionDetails other) {
            return new Paused(other, cause);
        }
    }

    /** 解約済み; address and secret are gone with it. */
    record Ended(SubscriptionDetails details) implements Begun {}

    /** A department has subscribed. */
    sealed interface Begun extends Subscription {
        SubscriptionDetails details();

        @Override
        default SubscriptionId id() {
            return details().id();
        }
    }

    /** It may get something again. */
    sealed interface Running extends Begun {
        Running with(SubscriptionDetails other);

        /** By which events find it; kept with it, so that they are of the same commit. Never read back. */
        @JsonProperty(value = "selectors", access = JsonProperty.Access.READ_ONLY)
        default List<String> selectors() {
            return Selectors.of(details().terms().filter());
        }
    }

    /** The stage after the event. Total: a new event does not compile until it has a stage here. */
    @Override
    default Subscription after(SubscriptionEvent event) {
        return switch (event) {
            case SubscriptionCreated e ->
                new Active(
                        new SubscriptionDetails(
                                e.subscriptionId(),
                                e.department(),
                                e.terms(),
                                e.webhookOrigin(),
                                Optional.empty(),
                                Optional.empty()),
                        Optional.empty());
            case SubscriptionChanged e -> running().with(running().details().changed(e));
            case SubscriptionSecretRenewed e ->
                running().with(running().details().keepingKeysUntil(e.until()));
            case SubscriptionVerificationRequested e ->
                running().with(running().details().asked(new Handshake(0, Optional.of(e.at()), Optional.empty())));
            case SubscriptionVerificationFailed e ->
                running()
                        .with(running()
                                .details()
                                .asked(new Handshake(e.attempts(), e.nextAt(), Optional.of(e.answer()))));
            case SubscriptionVerified _ -> running().with(running().details().agreed());
            case SubscriptionPaused e -> new Paused(running().details(), e.cause());
            case SubscriptionResumed e -> new Active(running().details(), Optional.of(e.at()));
            case SubscriptionEnded _ -> new Ended(running().details().withoutWebhook());
        };
    }

    private Running running() {
        return as(Running.class);
    }
}
