package org.kyodo.contracts.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.AskerType;
import org.kyodo.contracts.value.ConsultationId;
import org.kyodo.contracts.value.ConsultationOutcome;
import org.kyodo.contracts.value.ConsultationTopic;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.Slot;
import org.kyodo.contracts.value.Subject;
import org.kyodo.contracts.value.Visibility;

/** What happens to a consultation 相談. What was asked and advised is in no event. */
@AggregateStream(
        service = "registry",
        aggregate = "consultation",
        stages = {"Received", "Assigned", "Advised", "Referred", "Closed", "Cancelled"})
public sealed interface ConsultationEvent extends DomainEvent {

    /** It was asked for 受付, at a desk and for a slot or without. */
    @EventType(value = "kyodo.registry.ConsultationReceived", visibility = Visibility.DEPARTMENT)
    record ConsultationReceived(
            ConsultationId consultationId,
            String number,
            ConsultationTopic topic,
            AskerType askerType,
            Optional<AccountRef> account,
            Optional<GroupId> group,
            Optional<FacilityCode> facility,
            Optional<Slot> slot,
            Instant at)
            implements ConsultationEvent {}

    /** A desk or a department took charge 担当, one of the two. */
    @EventType(value = "kyodo.registry.ConsultationAssigned", visibility = Visibility.DEPARTMENT)
    record ConsultationAssigned(
            ConsultationId consultationId, Optional<FacilityCode> facility, Optional<DepartmentCode> department)
            implements ConsultationEvent {}

    /** Advice was given 助言, so long after it was asked for. */
    @EventType(value = "kyodo.registry.ConsultationAdvised", visibility = Visibility.DEPARTMENT)
    record ConsultationAdvised(
            ConsultationId consultationId,
            ConsultationTopic topic,
            Optional<GroupId> group,
            LocalDate on,
            long waitedMinutes)
            implements ConsultationEvent {}

    /** Who asked was introduced to somebody else 紹介. */
    @EventType(value = "kyodo.registry.ConsultationReferred", visibility = Visibility.DEPARTMENT)
    record ConsultationReferred(ConsultationId consultationId, Referral to) implements ConsultationEvent {}

    /** It was closed 完了. */
    @EventType(value = "kyodo.registry.ConsultationClosed", visibility = Visibility.DEPARTMENT)
    record ConsultationClosed(ConsultationId consultationId, ConsultationOutcome outcome)
            implements ConsultationEvent {}

    /** Who asked took it back 取消. */
    @EventType(value = "kyodo.registry.ConsultationCancelled", visibility = Visibility.DEPARTMENT)
    record ConsultationCancelled(ConsultationId consultationId) implements ConsultationEvent {}

    /** It led to this 関連付け. */
    @EventType(value = "kyodo.registry.ConsultationLinked", visibility = Visibility.DEPARTMENT)
    record ConsultationLinked(ConsultationId consultationId, Subject subject) implements ConsultationEvent {}

    /** What was noted of who asked was erased 個人情報の消去. */
    @EventType(value = "kyodo.registry.ConsultationErased", visibility = Visibility.INTERNAL)
    record ConsultationErased(ConsultationId consultationId, Optional<PersonRef> erased, LocalDate on)
            implements ConsultationEvent {}
}
