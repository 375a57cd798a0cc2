package org.kyodo.bench;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.inbox.EventHandler;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.CallEvent;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/** A service with nothing but ticks, on the whole chassis: what the platform's side of the benchmark runs. */
@SpringBootApplication
class BenchService {
    /** The last event that it heard of a tick. */
    record Heard(String last) {}

    /** Lets whoever waits for an event's effect go on. */
    static final class Awaited implements EventHandler {
        final Map<String, CountDownLatch> latches = new ConcurrentHashMap<>();

        /** The effect may come before anybody waits for it. */
        CountDownLatch of(String event) {
            return latches.computeIfAbsent(event, id -> new CountDownLatch(1));
        }

        @Override
        public Class<CallEvent> events() {
            return CallEvent.class;
        }

        @Override
        public void handle(Recorded<?> happened) {
            of(happened.envelope().id().toString()).countDown();
        }
    }

    @Bean
    Aggregate<Tick.Command, Tick, CallEvent> ticks(Chassis chassis) {
        return chassis.aggregate(Tick.type());
    }

    @Bean
    @Order(1)
    ReadModel<Heard, CallEvent> heard(Chassis chassis) {
        return chassis.readModel(
                "heard",
                Heard.class,
                CallEvent.class,
                (view, happened) ->
                        Optional.of(new Heard(happened.envelope().time().toString())));
    }

    @Bean
    @Order(2)
    Awaited awaited() {
        return new Awaited();
    }
}
