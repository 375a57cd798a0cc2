package org.kyodo.journeys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** A plain Kafka consumer, as an analyst may write one: reads all topics from the beginning and keeps what it saw. */
public final class EventTap implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<EventLine> shown;
    private final Thread thread;
    private final List<EventLine> seen = new ArrayList<>();
    private volatile boolean closed;

    public EventTap(String bootstrap, Consumer<EventLine> shown) {
        this.consumer = PlainConsumer.of(bootstrap);
        this.shown = shown;
        List<TopicPartition> partitions = PlainConsumer.partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.thread = Thread.ofPlatform().daemon().name("event-tap").start(this::read);
    }

    private void read() {
        try {
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> event : consumer.poll(Duration.ofMillis(200))) {
                    take(new EventLine(event));
                }
            }
        } catch (WakeupException _) {
            // closed
        } finally {
            consumer.close();
        }
    }

    private void take(EventLine event) {
        synchronized (seen) {
            seen.add(event);
            seen.notifyAll();
        }
        shown.accept(event);
    }

    /** All events so far, in the order in which they came. */
    public List<EventLine> seen() {
        synchronized (seen) {
            return List.copyOf(seen);
        }
    }

    /** The first event that is such, waiting for it if need be. */
    public Optional<EventLine> await(Predicate<EventLine> such, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        int looked = 0;
        synchronized (seen) {
            while (true) {
                for (; looked < seen.size(); looked++) {
                    if (such.test(seen.get(looked))) {
                        return Optional.of(seen.get(looked));
                    }
                }
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return Optional.empty();
                }
                seen.wait(left);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
