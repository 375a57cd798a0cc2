package org.kyodo.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.relay.Journal;
import org.kyodo.chassis.relay.Relay;
import org.kyodo.contracts.proposal.CallEvent;

/**
 * From the command to the broker's acknowledgement, for aggregates of partitions that answer: while all partitions answer, and
 * while the acknowledgements of one are held back. The held one gets a command every two milliseconds on both sides.
 */
final class SilentPartitionRound implements Round {
    private static final String TOPIC = "kyodo.evaluation.events";
    private static final int SILENT = 0;
    private static final int THREADS = 2;
    private static final int COMMANDS = 1_000;
    private static final Duration PACE = Duration.ofMillis(2);

    @Override
    public String name() {
        return "silentPartition";
    }

    @Override
    public Map<String, Object> measure(Bench bench) throws Exception {
        Map<String, Object> compared =
                Comparison.of(bench.warmUps(), bench.rounds(), () -> run(bench, false), () -> run(bench, true));
        Map<String, Object> figures = new LinkedHashMap<>();
        compared.forEach((name, figure) -> figures.put(
                switch (name) {
                    case "bare" -> "allAnswer";
                    case "platform" -> "oneIsSilent";
                    default -> name;
                },
                figure));
        return figures;
    }

    private static Measured run(Bench bench, boolean silent) throws Exception {
        try (Database database = bench.database();
                Producer<String, byte[]> real =
                        Relay.producer(Map.of("bootstrap.servers", bench.bootstrap()), "kyodo-bench")) {
            int partitions = real.partitionsFor(TOPIC).size();
            Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();
            Queue<Runnable> held = new ConcurrentLinkedQueue<>();
            Relay relay = new Relay(
                    database.platform(),
                    new Journal(database.platform()),
                    between(real, silent, awaited, held),
                    TOPIC,
                    Failpoints.none(),
                    new SimpleMeterRegistry());
            Aggregate<Tick.Command, Tick, CallEvent> ticks = database.ticks(relay::wake);
            relay.start();
            List<String> ofTheSilent = keys(partitions, true);
            AtomicBoolean measured = new AtomicBoolean();
            Thread background = Thread.ofPlatform().start(() -> {
                for (int i = 0; !measured.get(); i++) {
                    Tick.add(ticks, ofTheSilent.get(i % ofTheSilent.size()));
                    LockSupport.parkNanos(PACE.toNanos());
                }
            });
            try {
                return Load.run(THREADS, COMMANDS, keys(partitions, false), key -> {
                    String event = Tick.add(ticks, key).facts().getFirst().id().toString();
                    awaited.computeIfAbsent(event, any -> new CountDownLatch(1)).await();
                });
            } finally {
                measured.set(true);
                background.join();
                held.forEach(Runnable::run);
                relay.stop();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Producer<String, byte[]> between(
            Producer<String, byte[]> real, boolean silent, Map<String, CountDownLatch> awaited, Queue<Runnable> held) {
        return (Producer<String, byte[]>) Proxy.newProxyInstance(
                SilentPartitionRound.class.getClassLoader(),
                new Class<?>[] {Producer.class},
                (any, method, arguments) -> {
                    try {
                        if (!method.getName().equals("send")) {
                            return method.invoke(real, arguments);
                        }
                        ProducerRecord<String, byte[]> sent = (ProducerRecord<String, byte[]>) arguments[0];
                        Callback callback = (Callback) arguments[1];
                        return real.send(sent, (metadata, failure) -> {
                            if (silent && metadata.partition() == SILENT) {
                                held.add(() -> callback.onCompletion(metadata, failure));
                                return;
                            }
                            callback.onCompletion(metadata, failure);
                            String event = new String(
                                    sent.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
                            awaited.computeIfAbsent(event, id -> new CountDownLatch(1))
                                    .countDown();
                        });
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Keys of the partition that is held, or of the others. */
    private static List<String> keys(int partitions, boolean ofTheSilent) {
        return Bench.keys(2_000).stream()
                .filter(key -> ofTheSilent
                        == (Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions
                                == SILENT))
                .limit(200)
                .toList();
    }
}
