package org.kyodo.registry.insurance;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.value.CoverKind;
import org.kyodo.contracts.value.GroupId;

/** What can be asked of the report of an accident 事故報告. */
sealed interface AccidentReportCommand {

    /** Decided by the office, which does the claim (R-IN-2). */
    sealed interface OfficeStep extends AccidentReportCommand {}

    /**
     * 報告する. Holds personal data: see {@link AccidentDetails}.
     *
     * @param on the day of the accident
     * @param project in which it happened
     */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record ReportAccident(GroupId group, CoverKind kind, LocalDate on, Optional<UUID> project, AccidentDetails details)
            implements AccidentReportCommand {}

    /** 保険を請求する. */
    @AllowedTo(Role.STAFF)
    record FileClaim() implements OfficeStep {}

    /** 請求せずに終結する. */
    @AllowedTo(Role.STAFF)
    record CloseReport(Optional<ReasonGiven> reason) implements OfficeStep {}

    /** 決着を記録する. @param on the day on which the insurer settled it */
    @AllowedTo(Role.STAFF)
    record RecordSettlement(LocalDate on) implements OfficeStep {}

    /** 不支給を記録する. */
    @AllowedTo(Role.STAFF)
    record RecordDenial(Optional<ReasonGiven> reason) implements OfficeStep {}

    /** The years are over for which details are kept. */
    @AllowedTo(Role.PLATFORM)
    record EraseAccidentDetails() implements AccidentReportCommand {}
}
