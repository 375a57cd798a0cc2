package org.kyodo.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionVerificationRequested;
import org.kyodo.notification.archive.ArchivedEvent;
import org.kyodo.notification.subscription.Match;
import org.kyodo.notification.subscription.Recipient;
import org.kyodo.notification.subscription.Subscriptions;
import org.kyodo.notification.subscription.Subscriptions.Question;
import org.kyodo.notification.subscription.Webhook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Asks addresses whether they agree to receive 配信先の確認: as soon as it is wanted, and again after ever longer pauses. A look-up
 * once a second finds what is due; what was answered stands in the subscription, so it goes on after a crash.
 */
final class Handshakes implements SmartLifecycle, Recipient {
    private static final Logger LOG = LoggerFactory.getLogger(Handshakes.class);
    private static final int AT_ONCE = 500;

    private final Subscriptions subscriptions;
    private final Waiting waiting;
    private final Destinations destinations;
    private final WebhookSender sender;
    private final Clock clock;
    private final Background background;
    private final Set<Question> busy = ConcurrentHashMap.newKeySet();

    /** @param grace for attempts under way when it stops */
    Handshakes(
            Subscriptions subscriptions,
            Waiting waiting,
            Destinations destinations,
            WebhookSender sender,
            Clock clock,
            Duration grace) {
        this.subscriptions = subscriptions;
        this.waiting = waiting;
        this.destinations = destinations;
        this.sender = sender;
        this.clock = clock;
        this.background = new Background("kyodo-handshakes", grace);
    }

    /** Need not wait for the look-up. */
    @Override
    public void give(ArchivedEvent event, Recorded<?> happened, List<Match> matches) {
        if (background.isRunning() && happened.event() instanceof SubscriptionVerificationRequested requested) {
            begin(new Question(requested.subscriptionId(), event.municipality()));
        }
    }

    private void lookUp() {
        try {
            subscriptions.questions(clock.instant(), AT_ONCE).forEach(this::begin);
        } catch (RuntimeException e) {
            LOG.warn("look-up of addresses to be asked left out: {}", e.toString());
        }
    }

    private void begin(Question question) {
        if (busy.add(question) && !background.begin(() -> ask(question))) {
            busy.remove(question);
        }
    }

    private void ask(Question question) {
        try {
            // The event may come long after the look-up that found it due as well.
            subscriptions.due(question, clock.instant()).ifPresent(webhook -> ask(question, webhook));
        } catch (RuntimeException e) {
            // The database is away: the next look-up tries it again.
            LOG.warn("subscription {} is asked later: {}", question.id(), e.toString());
        } finally {
            busy.remove(question);
        }
    }

    private void ask(Question question, Webhook webhook) {
        Lane lane = Lane.ofHandshake(question.municipality(), question.id());
        try {
            destinations
                    .attempt(
                            webhook.origin(),
                            () -> background.isRunning() && waiting.reserve(lane) && isStill(webhook, question),
                            () -> sender.ask(webhook, Ids.next().toString()))
                    .ifPresent(answer -> record(question, webhook, answer));
        } finally {
            waiting.release(lane);
        }
    }

    /** Another replica may have had its answer just before. */
    private boolean isStill(Webhook webhook, Question question) {
        return subscriptions
                .webhook(question.id(), question.municipality())
                .filter(now -> now.revision() == webhook.revision())
                .isPresent();
    }

    private void record(Question question, Webhook webhook, Answer answer) {
        LOG.info("subscription {} asked whether it agrees to receive: {}", question.id(), answer.code());
        subscriptions.answered(question.id(), webhook, answer.taken() ? Optional.empty() : Optional.of(answer.code()));
    }

    @Override
    public void start() {
        background.start(this::lookUp);
    }

    @Override
    public void stop() {
        background.stop();
    }

    @Override
    public boolean isRunning() {
        return background.isRunning();
    }

    /** As the dispatcher. */
    @Override
    public int getPhase() {
        return 1;
    }
}
