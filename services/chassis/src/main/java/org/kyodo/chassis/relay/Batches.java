package org.kyodo.chassis.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Does one kind of work on a thread of its own: all that was asked for while the batch before was under way, in one batch. */
final class Batches<T> {
    private final String name;
    private final int most;
    private final Consumer<List<T>> work;
    private final BiConsumer<List<T>, Throwable> done;
    private final BlockingQueue<T> asked = new LinkedBlockingQueue<>();
    private volatile Thread worker;

    /**
     * @param most in one batch
     * @param done is told after each batch, on its thread: with {@code null}, or with what failed; the thread ends with an error
     *     of the machine
     */
    Batches(String name, int most, Consumer<List<T>> work, BiConsumer<List<T>, Throwable> done) {
        this.name = name;
        this.most = most;
        this.work = work;
        this.done = done;
    }

    void start() {
        asked.clear();
        worker = Thread.ofPlatform().name(name).start(this::run);
    }

    void stop() {
        worker.interrupt();
    }

    void add(T one) {
        asked.add(one);
    }

    private void run() {
        try {
            while (true) {
                List<T> batch = new ArrayList<>(List.of(asked.take()));
                asked.drainTo(batch, most - 1);
                try {
                    work.accept(batch);
                    done.accept(batch, null);
                } catch (RuntimeException e) {
                    done.accept(batch, e);
                } catch (Error e) {
                    done.accept(batch, e);
                    throw e;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
