package org.kyodo.contracts.registry;

import java.time.LocalDate;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.ContactPointId;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.ReachFailure;
import org.kyodo.contracts.value.ReachKind;
import org.kyodo.contracts.value.ReachProof;
import org.kyodo.contracts.value.Visibility;

/**
 * What happens to a contact point 連絡先 of a group or a resident. Each event says whose it is, so that they can be told; the
 * address or number itself is in no event.
 */
@AggregateStream(
        service = "registry",
        aggregate = "contact-point",
        stages = {"Unconfirmed", "Reachable", "Doubtful", "Undeliverable", "Withdrawn"})
public sealed interface ContactPointEvent extends DomainEvent {

    /** It was given 登録. @param ref under which the registry keeps it sealed */
    @EventType(value = "kyodo.registry.ContactPointSet", visibility = Visibility.INTERNAL)
    record ContactPointSet(
            ContactPointId contactPointId, Recipient recipient, PersonRef ref, ReachKind kind, NoticeConsent consent)
            implements ContactPointEvent {}

    /** A code to confirm it was issued 確認コードの交付. @param until its last day */
    @EventType(value = "kyodo.registry.ContactCodeIssued", visibility = Visibility.INTERNAL)
    record ContactCodeIssued(ContactPointId contactPointId, Recipient recipient, LocalDate until)
            implements ContactPointEvent {}

    /** It reaches whose it is 確認; whatever was doubtful about it is not any more. */
    @EventType(value = "kyodo.registry.ContactPointConfirmed", visibility = Visibility.INTERNAL)
    record ContactPointConfirmed(
            ContactPointId contactPointId, Recipient recipient, ReachKind kind, ReachProof by, LocalDate on)
            implements ContactPointEvent {}

    /** The uses consented to, or the language, are others 同意の変更. */
    @EventType(value = "kyodo.registry.NoticeConsentChanged", visibility = Visibility.INTERNAL)
    record NoticeConsentChanged(ContactPointId contactPointId, Recipient recipient, NoticeConsent consent)
            implements ContactPointEvent {}

    /** Its holder reported a notice as unwanted 迷惑メールの申告: ordinary notices stop. @param consent what is left of it */
    @EventType(value = "kyodo.registry.NoticeComplaintReceived", visibility = Visibility.INTERNAL)
    record NoticeComplaintReceived(
            ContactPointId contactPointId, Recipient recipient, NoticeConsent consent, LocalDate on)
            implements ContactPointEvent {}

    /** Something sent there did not arrive 不達: nothing more goes there until it is confirmed again. */
    @EventType(value = "kyodo.registry.ContactPointDoubted", visibility = Visibility.INTERNAL)
    record ContactPointDoubted(
            ContactPointId contactPointId, Recipient recipient, ReachKind kind, ReachFailure cause, LocalDate on)
            implements ContactPointEvent {}

    /** The same again within a short time 再度の不達: it is taken for wrong. */
    @EventType(value = "kyodo.registry.ContactPointUndeliverable", visibility = Visibility.INTERNAL)
    record ContactPointUndeliverable(
            ContactPointId contactPointId, Recipient recipient, ReachKind kind, ReachFailure cause, LocalDate on)
            implements ContactPointEvent {}

    /** It was taken back 撤回, and what was kept of it was erased. @param ref under which it was kept */
    @EventType(value = "kyodo.registry.ContactPointWithdrawn", visibility = Visibility.INTERNAL)
    record ContactPointWithdrawn(
            ContactPointId contactPointId, Recipient recipient, ReachKind kind, PersonRef ref, LocalDate on)
            implements ContactPointEvent {}
}
