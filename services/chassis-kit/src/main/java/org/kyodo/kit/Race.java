package org.kyodo.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Calls of several at once: what a test of two who come at the same time gives. */
public final class Race {
    private static final int THREADS = 16;
    private static final ScopedValue<Boolean> RACING = ScopedValue.newInstance();

    private Race() {}

    /** Whether this thread is in one. */
    static boolean isOn() {
        return RACING.isBound();
    }

    /**
     * Makes the calls in threads that start together; of more than sixteen calls the rest follows as these are answered.
     *
     * @return what each was answered, in the order of the calls
     * @throws ExecutionException where one of them threw
     */
    public static <T> List<T> atOnce(List<Callable<T>> calls) throws InterruptedException, ExecutionException {
        int racing = Math.min(calls.size(), THREADS);
        CountDownLatch ready = new CountDownLatch(racing);
        try (ExecutorService threads = Executors.newFixedThreadPool(racing)) {
            List<Future<T>> running = calls.stream()
                    .map(call -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return ScopedValue.where(RACING, true).call(call::call);
                    }))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : running) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    /** The same of one call that is made many times. */
    public static <T> List<T> atOnce(int times, Numbered<T> call) throws InterruptedException, ExecutionException {
        return atOnce(IntStream.range(0, times)
                .<Callable<T>>mapToObj(number -> () -> call.of(number))
                .toList());
    }

    /** One of several calls that differ by their number, from 0. */
    @FunctionalInterface
    public interface Numbered<T> {
        T of(int number) throws Exception;
    }
}
