package org.kyodo.notification.delivery;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Guards each destination 配信先 by itself: so many attempts at once, so many a second, so long each, and none for a while
 * after too many have failed. One that hangs keeps nobody else waiting.
 */
final class Destinations {
    private final CircuitBreakerRegistry circuits;
    private final BulkheadRegistry bulkheads;
    private final RateLimiterRegistry rates;
    private final TimeLimiterRegistry times;
    private final ExecutorService threads;

    Destinations(
            CircuitBreakerRegistry circuits,
            BulkheadRegistry bulkheads,
            RateLimiterRegistry rates,
            TimeLimiterRegistry times,
            ExecutorService threads) {
        this.circuits = circuits;
        this.bulkheads = bulkheads;
        this.rates = rates;
        this.times = times;
        this.threads = threads;
    }

    /** Whether attempts are postponed for now, which a look-up should spare itself. */
    boolean isShut(String origin) {
        return circuits.circuitBreaker(origin).getState() == CircuitBreaker.State.OPEN;
    }

    /**
     * Makes an attempt, or postpones it.
     *
     * @param stillWanted asked when it is its turn
     * @return the answer; empty when no attempt was made
     */
    Optional<Answer> attempt(String origin, BooleanSupplier stillWanted, Callable<Answer> attempt) {
        Bulkhead bulkhead = bulkheads.bulkhead(origin);
        if (!bulkhead.tryAcquirePermission()) {
            return Optional.empty();
        }
        try {
            CircuitBreaker circuit = circuits.circuitBreaker(origin);
            if (!stillWanted.getAsBoolean()
                    || !rates.rateLimiter(origin).acquirePermission()
                    || !circuit.tryAcquirePermission()) {
                return Optional.empty();
            }
            return guarded(origin, circuit, attempt);
        } finally {
            bulkhead.onComplete();
        }
    }

    private Optional<Answer> guarded(String origin, CircuitBreaker circuit, Callable<Answer> attempt) {
        long start = circuit.getCurrentTimestamp();
        try {
            Answer answer = times.timeLimiter(origin).executeFutureSupplier(() -> threads.submit(attempt));
            note(circuit, start, answer);
            return Optional.of(answer);
        } catch (TimeoutException e) {
            note(circuit, start, Answer.TIMED_OUT);
            return Optional.of(Answer.TIMED_OUT);
        } catch (InterruptedException e) {
            // The service stops; whether the receiver has it or not, it is tried again.
            circuit.releasePermission();
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (Exception e) {
            circuit.releasePermission();
            throw new IllegalStateException("an attempt ends in an answer, whatever comes", e);
        }
    }

    private static void note(CircuitBreaker circuit, long start, Answer answer) {
        long duration = circuit.getCurrentTimestamp() - start;
        TimeUnit unit = circuit.getTimestampUnit();
        if (answer.healthy()) {
            circuit.onSuccess(duration, unit);
        } else {
            circuit.onError(duration, unit, new DestinationInTrouble(answer));
        }
    }

    /** Tells a circuit breaker of an answer that was none. */
    private static final class DestinationInTrouble extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DestinationInTrouble(Answer answer) {
            super(answer.code(), null, false, false);
        }
    }
}
