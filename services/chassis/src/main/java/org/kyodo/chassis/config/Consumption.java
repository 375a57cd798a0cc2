package org.kyodo.chassis.config;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.kyodo.chassis.inbox.Inbox;
import org.kyodo.chassis.inbox.Retries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * Keeps the service listening: tells the inbox of new partitions, and starts a container again that has stopped by itself,
 * because it was not authorised or by an {@code Error}, after ever longer pauses.
 */
final class Consumption implements ConsumerAwareRebalanceListener, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Consumption.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Inbox inbox;
    private final Retries retries;
    private final Clock wallClock;
    private final List<Watched> watched = new CopyOnWriteArrayList<>();
    private volatile boolean assigned;
    private ScheduledExecutorService timer;

    Consumption(Inbox inbox, Retries retries, Clock wallClock) {
        this.inbox = inbox;
        this.retries = retries;
        this.wallClock = wallClock;
    }

    /** A container, and how long it has been down. */
    private final class Watched {
        final AbstractMessageListenerContainer<?, ?> container;
        private Duration pause = FIRST_PAUSE;
        private Optional<Instant> restart = Optional.empty();

        Watched(AbstractMessageListenerContainer<?, ?> container) {
            this.container = container;
        }

        void restartNow() {
            pause = FIRST_PAUSE;
            restart = restart.map(later -> wallClock.instant());
        }

        void look(Instant now) {
            if (container.isInExpectedState()) {
                // Well only when it has partitions again: a container that may not read starts, and stops at its first
                // poll.
                if (assigned) {
                    pause = FIRST_PAUSE;
                    restart = Optional.empty();
                }
                return;
            }
            assigned = false;
            if (restart.isEmpty() || now.isAfter(restart.get().plus(pause).plus(LONGEST_PAUSE))) {
                restart = Optional.of(now.plus(pause));
                LOG.error("the container {} has stopped; it is started again in {}", container.getListenerId(), pause);
            } else if (now.isAfter(restart.get())) {
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                restart = Optional.of(now.plus(pause));
                container.stop();
                container.start();
            }
        }
    }

    /** What may have stopped containers is gone: those that have are started again without waiting for their pause. */
    void restartNow() {
        timer.execute(() -> {
            watched.forEach(Watched::restartNow);
            look();
        });
    }

    void watch(AbstractMessageListenerContainer<?, ?> container) {
        container.getContainerProperties().setConsumerRebalanceListener(this);
        watched.add(new Watched(container));
    }

    /** Whether the service hears of events: its containers run and have been given their share of the partitions. */
    boolean listens() {
        return assigned && watched.stream().allMatch(one -> one.container.isInExpectedState());
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        inbox.partitionsAssigned();
        assigned = true;
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        assigned = false;
    }

    private void look() {
        try {
            Instant now = wallClock.instant();
            watched.forEach(one -> one.look(now));
        } catch (RuntimeException e) {
            LOG.warn("a container is started again later: {}", e.toString());
        }
    }

    @Override
    public void start() {
        retries.start();
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("kyodo-consumption").factory());
        timer.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        timer.shutdownNow();
        retries.stop();
        timer = null;
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    /** Before the containers start, and after they have stopped; the relay still runs then. */
    @Override
    public int getPhase() {
        return 1;
    }
}
