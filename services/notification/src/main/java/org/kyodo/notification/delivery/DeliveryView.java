package org.kyodo.notification.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kyodo.contracts.notification.Letter;
import org.kyodo.notification.delivery.Delivery.Absent;
import org.kyodo.notification.delivery.Delivery.Cancelled;
import org.kyodo.notification.delivery.Delivery.Dead;
import org.kyodo.notification.delivery.Delivery.Delivered;
import org.kyodo.notification.delivery.Delivery.Pending;
import org.kyodo.notification.delivery.Delivery.Queued;

/**
 * A line of the delivery log 配信履歴, to staff of the department and of the collaboration office.
 *
 * @param attempts since it was queued or redriven
 * @param lastAnswer as a code
 * @param lastAnswerText the same in the caller's language
 * @param nextAt when it is tried next, if it waits
 * @param log what was answered so far, oldest first
 */
record DeliveryView(
        Letter letter,
        int attempts,
        Optional<String> lastAnswer,
        Optional<String> lastAnswerText,
        Optional<Instant> nextAt,
        List<Attempt> log) {

    /** @param texts gives the text of an answer */
    static Optional<DeliveryView> of(Delivery delivery, UnaryOperator<String> texts) {
        return switch (delivery) {
            case Absent _ -> Optional.empty();
            case Pending pending -> Optional.of(of(pending, Optional.of(pending.nextAt()), texts));
            case Delivered delivered -> Optional.of(of(delivered, Optional.empty(), texts));
            case Dead dead -> Optional.of(of(dead, Optional.empty(), texts));
            case Cancelled cancelled -> Optional.of(of(cancelled, Optional.empty(), texts));
        };
    }

    private static DeliveryView of(Queued queued, Optional<Instant> nextAt, UnaryOperator<String> texts) {
        Optional<String> last = queued.log().isEmpty()
                ? Optional.empty()
                : Optional.of(queued.log().getLast().answer());
        return new DeliveryView(queued.letter(), queued.attempts(), last, last.map(texts), nextAt, queued.log());
    }
}
