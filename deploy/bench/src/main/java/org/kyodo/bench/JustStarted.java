package org.kyodo.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.proposal.CallEvent;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A service that has just started, and commands at a steady rate from its first moment on, in a process of its own. A command
 * is given when it is due, whether or not those before it have had their effect, and its time counts from then: a wait is
 * not hidden by giving fewer commands.
 */
final class JustStarted {
    static final int PER_SECOND = 200;
    /** Where the windows end, in seconds: the code is cold in the first and compiled in the last. */
    private static final List<Integer> WINDOWS = List.of(5, 15, 30);

    private static final long NOT_DONE = -1;

    private JustStarted() {}

    /** Prints one line of JSON: figures by window. @param arguments the service's own */
    static void main(String... arguments) throws Exception {
        Map<String, Object> figures;
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(BenchService.class).run(arguments)) {
            @SuppressWarnings("unchecked")
            Aggregate<Tick.Command, Tick, CallEvent> ticks = context.getBean("ticks", Aggregate.class);
            figures = measure(ticks, context.getBean(BenchService.Awaited.class));
        }
        System.out.println(Json.TOLERANT.writeValueAsString(figures));
        System.exit(0);
    }

    private static Map<String, Object> measure(
            Aggregate<Tick.Command, Tick, CallEvent> ticks, BenchService.Awaited awaited) throws Exception {
        int commands = WINDOWS.getLast() * PER_SECOND;
        long[] nanos = new long[commands];
        List<String> keys = Bench.keys(commands);
        CountDownLatch done = new CountDownLatch(commands);
        AtomicReference<InterruptedException> failed = new AtomicReference<>();
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long[] cpu = new long[WINDOWS.size() + 1];
        cpu[0] = system.getProcessCpuTime();
        int window = 0;
        long start = System.nanoTime();
        for (int i = 0; i < commands; i++) {
            int command = i;
            long due = start + Duration.ofSeconds(1).toNanos() / PER_SECOND * i;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            Thread.ofVirtual().start(() -> {
                try {
                    Outcome.Done answer = Tick.add(ticks, keys.get(command));
                    awaited.of(answer.facts().getFirst().id().toString()).await();
                    nanos[command] = System.nanoTime() - due;
                } catch (IllegalStateException _) {
                    // "Busy, try again", where the machine does not keep up; told with the figures.
                    nanos[command] = NOT_DONE;
                } catch (InterruptedException e) {
                    failed.set(e);
                } finally {
                    done.countDown();
                }
            });
            if (i + 1 == WINDOWS.get(window) * PER_SECOND) {
                cpu[++window] = system.getProcessCpuTime();
            }
        }
        done.await();
        if (failed.get() != null) {
            throw failed.get();
        }
        return figures(nanos, cpu);
    }

    private static Map<String, Object> figures(long[] nanos, long[] cpu) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("asked", PER_SECOND);
        int from = 0;
        for (int window = 0; window < WINDOWS.size(); window++) {
            int to = WINDOWS.get(window) * PER_SECOND;
            long[] done = Arrays.stream(nanos, from, to)
                    .filter(took -> took != NOT_DONE)
                    .toArray();
            Map<String, Object> line = new LinkedHashMap<>();
            if (done.length > 0) {
                Measured measured = Measured.of(done, 1);
                line.put("p50Millis", Comparison.rounded(measured.p50()));
                line.put("p99Millis", Comparison.rounded(measured.p99()));
            }
            line.put("notDone", to - from - done.length);
            line.put("cpuMillisPerCommand", Comparison.rounded((cpu[window + 1] - cpu[window]) / 1e6 / (to - from)));
            figures.put("to" + WINDOWS.get(window) + "Seconds", line);
            from = to;
        }
        return figures;
    }
}
