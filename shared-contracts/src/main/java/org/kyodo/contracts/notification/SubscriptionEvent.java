package org.kyodo.contracts.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.contracts.value.Visibility;

/**
 * What happens to a subscription 購読 of a department.
 *
 * <p>Of a webhook's address only the origin is told (scheme, host and port: {@code https://bousai.example:8443}); the rest
 * of it may be a secret.
 */
@AggregateStream(
        service = "notification",
        aggregate = "subscription",
        stages = {"Active", "Paused", "Ended"})
public sealed interface SubscriptionEvent extends DomainEvent, DescribesSubject {
    /** Whose it is. */
    DepartmentCode department();

    @Override
    default List<DepartmentCode> subjectDepartments() {
        return List.of(department());
    }

    /** A department subscribed. */
    @EventType(value = "kyodo.notification.SubscriptionCreated", visibility = Visibility.DEPARTMENT)
    record SubscriptionCreated(
            SubscriptionId subscriptionId,
            DepartmentCode department,
            SubscriptionTerms terms,
            Optional<String> webhookOrigin)
            implements SubscriptionEvent {}

    /** Its name, filter, channels or address were changed. */
    @EventType(value = "kyodo.notification.SubscriptionChanged", visibility = Visibility.DEPARTMENT)
    record SubscriptionChanged(
            SubscriptionId subscriptionId,
            DepartmentCode department,
            SubscriptionTerms terms,
            Optional<String> webhookOrigin)
            implements SubscriptionEvent {}

    /** Its webhooks are signed with another secret from now on 署名鍵の更新. */
    @EventType(value = "kyodo.notification.SubscriptionSecretRenewed", visibility = Visibility.DEPARTMENT)
    record SubscriptionSecretRenewed(SubscriptionId subscriptionId, DepartmentCode department)
            implements SubscriptionEvent {}

    /** It was paused 停止, by its department or after a delivery was given up. */
    @EventType(value = "kyodo.notification.SubscriptionPaused", visibility = Visibility.DEPARTMENT)
    record SubscriptionPaused(SubscriptionId subscriptionId, DepartmentCode department, PauseCause cause)
            implements SubscriptionEvent {}

    /** It goes on 再開; what waited meanwhile is delivered. */
    @EventType(value = "kyodo.notification.SubscriptionResumed", visibility = Visibility.DEPARTMENT)
    record SubscriptionResumed(SubscriptionId subscriptionId, DepartmentCode department, Instant at)
            implements SubscriptionEvent {}

    /** It ended 解約. */
    @EventType(value = "kyodo.notification.SubscriptionEnded", visibility = Visibility.DEPARTMENT)
    record SubscriptionEnded(SubscriptionId subscriptionId, DepartmentCode department) implements SubscriptionEvent {}
}
