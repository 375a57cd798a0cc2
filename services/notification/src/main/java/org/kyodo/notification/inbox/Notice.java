package org.kyodo.notification.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kyodo.contracts.value.SubscriptionId;

/**
 * A notice 通知 in a department's inbox: at most one for each event.
 *
 * @param event that it cites
 * @param subject what it happened to
 * @param title what people call the subject
 * @param because the subscriptions that selected it: why the department got it
 * @param broken the rules that were only checked and are broken 確認事項: why it came to the department in charge unasked
 */
record Notice(
        String id,
        UUID event,
        String type,
        String subject,
        Optional<String> title,
        Instant at,
        List<Because> because,
        List<String> broken,
        Optional<Instant> readAt) {

    /** A subscription as it was called at that time. */
    record Because(SubscriptionId subscription, String name) {}
}
