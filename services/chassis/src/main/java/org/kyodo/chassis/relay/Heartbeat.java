package org.kyodo.chassis.relay;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a second: renews the leases, and sweeps all outgoing streams for what a dead replica left behind in its shards. */
public final class Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final List<OutgoingStream> streams;
    private final Leases leases;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("kyodo-heartbeat").factory());

    public Heartbeat(List<OutgoingStream> streams, Leases leases) {
        this.streams = List.copyOf(streams);
        this.leases = leases;
    }

    public void start() {
        timer.scheduleWithFixedDelay(this::beat, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Beats now, out of turn: the clock was moved. */
    public void beatNow() {
        timer.execute(this::beat);
    }

    public void stop() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(5, TimeUnit.SECONDS);
            leases.resign();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.info("leases run out by themselves: {}", e.toString());
        }
    }

    private void beat() {
        try {
            leases.heartbeat();
        } catch (RuntimeException e) {
            LOG.warn("leases not renewed: {}", e.toString());
        }
        for (OutgoingStream stream : streams) {
            try {
                stream.beat();
            } catch (RuntimeException e) {
                LOG.warn("sweep for {} left out: {}", stream.topic(), e.toString());
            }
        }
    }
}
