package org.kyodo.contracts.registry;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.AccidentReportId;
import org.kyodo.contracts.value.CoverKind;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Visibility;

/** What happens to the report of an accident 事故報告 in the registry. No event tells who was hurt, or how. */
@AggregateStream(
        service = "registry",
        aggregate = "accident-report",
        stages = {"Reported", "Claimed", "Settled", "Denied", "Closed"})
public sealed interface AccidentReportEvent extends DomainEvent {

    /**
     * An accident in the activity of a group was reported.
     *
     * @param on the day of the accident
     * @param late whether more days had passed than the municipality asks for
     * @param project in which it happened
     */
    @EventType(value = "kyodo.registry.AccidentReported", visibility = Visibility.DEPARTMENT)
    record AccidentReported(
            AccidentReportId accidentReportId,
            GroupId group,
            CoverKind kind,
            LocalDate on,
            boolean late,
            Optional<UUID> project)
            implements AccidentReportEvent {}

    /** The city has claimed 保険請求. */
    @EventType(value = "kyodo.registry.ClaimFiled", visibility = Visibility.DEPARTMENT)
    record ClaimFiled(AccidentReportId accidentReportId, CoverKind kind) implements AccidentReportEvent {}

    /** It is closed without a claim 終結. */
    @EventType(value = "kyodo.registry.AccidentReportClosed", visibility = Visibility.DEPARTMENT)
    record AccidentReportClosed(AccidentReportId accidentReportId, ReasonCode reason) implements AccidentReportEvent {}

    /** The insurer pays 決着. */
    @EventType(value = "kyodo.registry.ClaimSettled", visibility = Visibility.DEPARTMENT)
    record ClaimSettled(AccidentReportId accidentReportId, LocalDate on) implements AccidentReportEvent {}

    /** The insurer does not pay 不支給. */
    @EventType(value = "kyodo.registry.ClaimDenied", visibility = Visibility.DEPARTMENT)
    record ClaimDenied(AccidentReportId accidentReportId, ReasonCode reason) implements AccidentReportEvent {}

    /** What was known of the accident and of people in it is erased 消去, for it was kept for its time. */
    @EventType(value = "kyodo.registry.AccidentDetailsErased", visibility = Visibility.INTERNAL)
    record AccidentDetailsErased(AccidentReportId accidentReportId, LocalDate on) implements AccidentReportEvent {}
}
