package org.kyodo.chassis.config;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The parts of a stop do not add up, and none keeps the others from their turn. */
@Timeout(20)
class StopTest {
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @Test
    void what_does_not_stop_in_time_is_interrupted_and_left() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);

        ChassisLifecycle.together(Duration.ofMillis(50), Stream.of(this::hang, stopped::countDown));

        assertThat(stopped.await(10, SECONDS)).as("the other one").isTrue();
        assertThat(interrupted.await(10, SECONDS)).isTrue();
    }

    @Test
    void all_stop_at_once_and_are_waited_for() {
        CountDownLatch both = new CountDownLatch(2);
        Runnable meets = () -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };

        ChassisLifecycle.together(Duration.ofSeconds(15), Stream.of(meets, meets));

        assertThat(both.getCount()).isZero();
    }

    private void hang() {
        try {
            never.await();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
    }
}
