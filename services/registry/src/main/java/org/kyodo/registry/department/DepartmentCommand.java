package org.kyodo.registry.department;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.DepartmentLabel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.SectionRole;

/** What can be asked of a department 所属. */
sealed interface DepartmentCommand {

    /** Decided by the collaboration office. */
    sealed interface OfficeDecision extends DepartmentCommand {}

    /** By the department itself or the collaboration office. */
    sealed interface OwnMatter extends DepartmentCommand {}

    /** 設置する; by the platform for the departments of the settings. */
    @AllowedTo({Role.STAFF, Role.PLATFORM})
    record RegisterDepartment(DepartmentCode code, DepartmentLabel label) implements OfficeDecision {}

    /** 統合する. @param effectiveOn the day it begins; today where it is left out */
    @AllowedTo(Role.STAFF)
    record MergeDepartment(DepartmentCode into, Optional<LocalDate> effectiveOn) implements OfficeDecision {}

    /** 名称を変更する. @param effectiveOn the day it begins; today where it is left out */
    @AllowedTo(Role.STAFF)
    record RenameDepartment(DepartmentLabel label, Optional<LocalDate> effectiveOn) implements OfficeDecision {}

    /** 予定した組織改編を取り消す. */
    @AllowedTo(Role.STAFF)
    record CancelReorganisation() implements OfficeDecision {}

    /** 組織改編を実施する: its day has begun. */
    @AllowedTo(Role.PLATFORM)
    record CarryOutReorganisation() implements DepartmentCommand {}

    /** 廃止する. */
    @AllowedTo(Role.STAFF)
    record CloseDepartment() implements OfficeDecision {}

    /**
     * 協働推進員等を置く. Holds personal data: see {@link OfficerName}.
     *
     * @param published whether the name may be shown to everybody
     * @param from the first day; today where it is left out
     * @param to the last day, where one is set
     */
    @AllowedTo(Role.STAFF)
    record AssignOfficer(
            OfficerName officer, SectionRole role, boolean published, Optional<LocalDate> from, Optional<LocalDate> to)
            implements OwnMatter {}

    /** 協働推進員等を解く. */
    @AllowedTo(Role.STAFF)
    record ReleaseOfficer(PersonRef person) implements OwnMatter {}

    /** 任期が終わる: the last day of an officer has passed. */
    @AllowedTo(Role.PLATFORM)
    record EndTerms() implements DepartmentCommand {}

    /** 統合された所属の協働推進員等を引き継ぐ. */
    @AllowedTo(Role.PLATFORM)
    record TakeOverOfficers(List<Officer> officers) implements DepartmentCommand {}
}
