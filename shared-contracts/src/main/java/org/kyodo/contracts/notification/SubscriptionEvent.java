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
    SubscriptionId subscriptionId();

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

    /**
     * Its webhooks are signed with another secret from now on 署名鍵の更新.
     *
     * @param until so long the one before signs them as well
     */
    @EventType(value = "kyodo.notification.SubscriptionSecretRenewed", visibility = Visibility.DEPARTMENT)
    record SubscriptionSecretRenewed(SubscriptionId subscriptionId, DepartmentCode department, Instant until)
            implements SubscriptionEvent {}

    /** Its webhook's address is asked whether it agrees to receive 配信先の確認; until it does, nothing is sent there. */
    @EventType(value = "kyodo.notification.SubscriptionVerificationRequested", visibility = Visibility.DEPARTMENT)
    record SubscriptionVerificationRequested(
            SubscriptionId subscriptionId, DepartmentCode department, String webhookOrigin, Instant at)
            implements SubscriptionEvent {}

    /**
     * The address did not agree 確認の失敗.
     *
     * @param attempts made since it was asked for
     * @param answer {@code NOT_GRANTED}, or why there was no answer to the question
     * @param nextAt when it is asked again; none when it was the last time
     */
    @EventType(value = "kyodo.notification.SubscriptionVerificationFailed", visibility = Visibility.DEPARTMENT)
    record SubscriptionVerificationFailed(
            SubscriptionId subscriptionId,
            DepartmentCode department,
            int attempts,
            String answer,
            Instant at,
            Optional<Instant> nextAt)
            implements SubscriptionEvent {}

    /** The address agreed to receive 確認済み; what waited is delivered. */
    @EventType(value = "kyodo.notification.SubscriptionVerified", visibility = Visibility.DEPARTMENT)
    record SubscriptionVerified(SubscriptionId subscriptionId, DepartmentCode department, Instant at)
            implements SubscriptionEvent {}

    /** It was paused 停止, by its department, or by Kyodo as the cause says. */
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
