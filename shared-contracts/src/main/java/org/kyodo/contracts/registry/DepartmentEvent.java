package org.kyodo.contracts.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DepartmentId;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.SectionRole;
import org.kyodo.contracts.value.Visibility;

/** What happens to a department 所属 of a municipality. Its code stays what it is, whatever it is called. */
@AggregateStream(
        service = "registry",
        aggregate = "department",
        stages = {"Active", "Merged", "Abolished"})
public sealed interface DepartmentEvent extends DomainEvent, DescribesSubject {
    DepartmentCode code();

    @Override
    default List<DepartmentCode> subjectDepartments() {
        return List.of(code());
    }

    /** It is there 設置. */
    @EventType(value = "kyodo.registry.DepartmentRegistered", visibility = Visibility.DEPARTMENT)
    record DepartmentRegistered(DepartmentId departmentId, DepartmentCode code, DepartmentLabel label)
            implements DepartmentEvent {}

    /** A reorganisation 組織改編 was decided on for a day ahead; on that day another event tells that it took effect. */
    @EventType(value = "kyodo.registry.DepartmentReorganisationPlanned", visibility = Visibility.DEPARTMENT)
    record DepartmentReorganisationPlanned(
            DepartmentId departmentId, DepartmentCode code, Reorganisation reorganisation) implements DepartmentEvent {}

    /** The reorganisation that was planned does not come. */
    @EventType(value = "kyodo.registry.DepartmentReorganisationCancelled", visibility = Visibility.DEPARTMENT)
    record DepartmentReorganisationCancelled(
            DepartmentId departmentId, DepartmentCode code, Reorganisation reorganisation) implements DepartmentEvent {}

    /** It became part of another 統合: from now on that one is in charge of whatever names this one. */
    @EventType(value = "kyodo.registry.DepartmentMerged", visibility = Visibility.DEPARTMENT)
    record DepartmentMerged(DepartmentId departmentId, DepartmentCode code, DepartmentCode into, LocalDate effectiveOn)
            implements DepartmentEvent {}

    /** It has another name 名称変更. */
    @EventType(value = "kyodo.registry.DepartmentRenamed", visibility = Visibility.DEPARTMENT)
    record DepartmentRenamed(
            DepartmentId departmentId, DepartmentCode code, DepartmentLabel label, LocalDate effectiveOn)
            implements DepartmentEvent {}

    /** It is no more 廃止, and nothing of it was open. */
    @EventType(value = "kyodo.registry.DepartmentClosed", visibility = Visibility.DEPARTMENT)
    record DepartmentClosed(DepartmentId departmentId, DepartmentCode code, LocalDate on) implements DepartmentEvent {}

    /** Somebody is its officer 協働推進員 or head 課長, until the day {@code to} where one is set. */
    @EventType(value = "kyodo.registry.OfficerAssigned", visibility = Visibility.DEPARTMENT)
    record OfficerAssigned(
            DepartmentId departmentId,
            DepartmentCode code,
            PersonRef ref,
            SectionRole role,
            LocalDate from,
            Optional<LocalDate> to)
            implements DepartmentEvent {}

    /** Somebody is no more an officer of it, from this day on. */
    @EventType(value = "kyodo.registry.OfficerReleased", visibility = Visibility.DEPARTMENT)
    record OfficerReleased(DepartmentId departmentId, DepartmentCode code, PersonRef ref, LocalDate on)
            implements DepartmentEvent {}

    /** It has no officer 協働推進員 any more (R-DP-1). */
    @EventType(value = "kyodo.registry.OfficerVacancyDetected", visibility = Visibility.DEPARTMENT)
    record OfficerVacancyDetected(DepartmentId departmentId, DepartmentCode code, LocalDate since)
            implements DepartmentEvent {}
}
