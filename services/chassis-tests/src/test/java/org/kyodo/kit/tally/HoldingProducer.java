package org.kyodo.kit.tally;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntPredicate;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;

/** A real producer whose acknowledgements of some partitions are held back until they are let go. */
final class HoldingProducer {
    /** What is held back. */
    final Queue<Runnable> held = new ConcurrentLinkedQueue<>();

    private final IntPredicate heldBack;
    private boolean holds = true;

    HoldingProducer(IntPredicate heldBack) {
        this.heldBack = heldBack;
    }

    @SuppressWarnings("unchecked")
    Producer<String, byte[]> around(Producer<String, byte[]> real) {
        return (Producer<String, byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Producer.class}, (any, method, arguments) -> {
                    try {
                        if (method.getName().equals("send")) {
                            arguments[1] = holding((Callback) arguments[1]);
                        }
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Lets go what is held, and holds no more. */
    synchronized void letGo() {
        holds = false;
        held.forEach(Runnable::run);
        held.clear();
    }

    /** Lets the first of what is held go, and goes on holding. */
    synchronized void letOneGo() {
        held.remove().run();
    }

    private Callback holding(Callback callback) {
        return (metadata, failure) -> {
            synchronized (this) {
                if (holds && heldBack.test(metadata.partition())) {
                    held.add(() -> callback.onCompletion(metadata, failure));
                    return;
                }
            }
            callback.onCompletion(metadata, failure);
        };
    }
}
