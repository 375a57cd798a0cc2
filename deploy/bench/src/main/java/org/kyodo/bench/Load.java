package org.kyodo.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Runs operations from several threads, each thread on keys of its own, and takes the time of each. */
final class Load {
    /** One operation on a key. */
    interface Operation {
        void run(String key) throws Exception;
    }

    private Load() {}

    static Measured run(int threads, int perThread, List<String> keys, Operation operation) throws Exception {
        long[] nanos = new long[threads * perThread];
        AtomicReference<Exception> failed = new AtomicReference<>();
        List<Thread> running = new ArrayList<>();
        int keysPerThread = keys.size() / threads;
        long start = System.nanoTime();
        for (int t = 0; t < threads; t++) {
            int thread = t;
            running.add(Thread.ofPlatform().start(() -> {
                try {
                    for (int i = 0; i < perThread; i++) {
                        long before = System.nanoTime();
                        operation.run(keys.get(thread * keysPerThread + i % keysPerThread));
                        nanos[thread * perThread + i] = System.nanoTime() - before;
                    }
                } catch (Exception e) {
                    failed.set(e);
                }
            }));
        }
        for (Thread thread : running) {
            thread.join();
        }
        if (failed.get() != null) {
            throw failed.get();
        }
        return Measured.of(nanos, (System.nanoTime() - start) / 1e9);
    }
}
