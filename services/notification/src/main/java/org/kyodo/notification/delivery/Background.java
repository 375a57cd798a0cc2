package org.kyodo.notification.delivery;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Work beside the requests: a look-up once a second, and each piece of work that it finds on a virtual thread. */
final class Background {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer;
    private final Duration grace;
    private volatile boolean running;

    /** @param grace for work under way when it stops */
    Background(String name, Duration grace) {
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        this.grace = grace;
    }

    void start(Runnable lookUp) {
        running = true;
        timer.scheduleWithFixedDelay(lookUp, 1, 1, TimeUnit.SECONDS);
    }

    boolean isRunning() {
        return running;
    }

    /** @return {@code false} when it stops: whoever runs next finds what is due */
    boolean begin(Runnable work) {
        try {
            threads.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Lets what is under way come to its end, and begins nothing. */
    void stop() {
        running = false;
        timer.shutdownNow();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
