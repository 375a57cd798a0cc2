package org.kyodo.registry.insurance;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.registry.AccidentReportEvent;
import org.kyodo.contracts.registry.AccidentReportEvent.AccidentDetailsErased;
import org.kyodo.contracts.registry.AccidentReportEvent.AccidentReportClosed;
import org.kyodo.contracts.registry.AccidentReportEvent.AccidentReported;
import org.kyodo.contracts.registry.AccidentReportEvent.ClaimDenied;
import org.kyodo.contracts.registry.AccidentReportEvent.ClaimFiled;
import org.kyodo.contracts.registry.AccidentReportEvent.ClaimSettled;
import org.kyodo.contracts.value.AccidentReportId;
import org.kyodo.contracts.value.CoverKind;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.registry.person.Sealed;

/**
 * The report of an accident 事故報告 in the activity of a group. The group reports it; the city claims from its insurer, or
 * closes it with a reason; the insurer pays or does not. What happened to whom is sealed, and erased some years after the end.
 */
sealed interface AccidentReport extends Stage<AccidentReport, AccidentReportEvent> {
    AccidentReportId id();

    record Absent(AccidentReportId id) implements AccidentReport {}

    /** 報告. */
    record Reported(AccidentReportId id, Accident accident) implements Known {}

    /** 請求. */
    record Claimed(AccidentReportId id, Accident accident) implements Known {}

    /** 決着. */
    record Settled(AccidentReportId id, Accident accident, LocalDate on, LocalDate endedOn) implements Over {}

    /** 不支給. */
    record Denied(AccidentReportId id, Accident accident, ReasonCode reason, LocalDate endedOn) implements Over {}

    /** 終結. */
    record Closed(AccidentReportId id, Accident accident, ReasonCode reason, LocalDate endedOn) implements Over {}

    /** Reported at least. */
    sealed interface Known extends AccidentReport {
        Accident accident();
    }

    /** Nothing more comes of it. */
    sealed interface Over extends Known {
        LocalDate endedOn();
    }

    /**
     * An accident.
     *
     * @param on the day
     * @param reason in words of the decision against it, if there was one; sealed, for it may tell of the accident
     * @param details {@link AccidentDetails}; none once they were erased
     */
    record Accident(
            GroupId group,
            CoverKind kind,
            LocalDate on,
            boolean late,
            Optional<UUID> project,
            Optional<Sealed> details,
            Optional<Sealed> reason) {
        Accident detailed(Sealed sealed) {
            return new Accident(group, kind, on, late, project, Optional.of(sealed), reason);
        }

        Accident because(Sealed sealed) {
            return new Accident(group, kind, on, late, project, details, Optional.of(sealed));
        }

        Accident erased() {
            return new Accident(group, kind, on, late, project, Optional.empty(), Optional.empty());
        }
    }

    /** The day of the end stands beside the event. */
    @Override
    default AccidentReport after(AccidentReportEvent event, Entry entry) {
        LocalDate today = FiscalYear.dayOf(entry.at());
        return switch (event) {
            case AccidentReportClosed e -> new Closed(id(), accident(e), e.reason(), today);
            case ClaimSettled e -> new Settled(id(), accident(e), e.on(), today);
            case ClaimDenied e -> new Denied(id(), accident(e), e.reason(), today);
            case AccidentReported _, ClaimFiled _, AccidentDetailsErased _ -> after(event);
        };
    }

    /** The stage after the event. Total: a new event does not compile until it has a stage here. */
    @Override
    default AccidentReport after(AccidentReportEvent event) {
        return switch (event) {
            case AccidentReported e ->
                new Reported(
                        e.accidentReportId(),
                        new Accident(
                                e.group(),
                                e.kind(),
                                e.on(),
                                e.late(),
                                e.project(),
                                Optional.empty(),
                                Optional.empty()));
            case ClaimFiled e -> new Claimed(id(), accident(e));
            case AccidentReportClosed e ->
                new Closed(id(), accident(e), e.reason(), accident(e).on());
            case ClaimSettled e -> new Settled(id(), accident(e), e.on(), e.on());
            case ClaimDenied e ->
                new Denied(id(), accident(e), e.reason(), accident(e).on());
            case AccidentDetailsErased e -> with(accident(e).erased());
        };
    }

    /** The same with more or less of it. */
    default AccidentReport with(Accident accident) {
        return switch (this) {
            case Absent _ -> this;
            case Reported _ -> new Reported(id(), accident);
            case Claimed _ -> new Claimed(id(), accident);
            case Settled s -> new Settled(id(), accident, s.on(), s.endedOn());
            case Denied d -> new Denied(id(), accident, d.reason(), d.endedOn());
            case Closed c -> new Closed(id(), accident, c.reason(), c.endedOn());
        };
    }

    private Accident accident(AccidentReportEvent event) {
        if (this instanceof Known known) {
            return known.accident();
        }
        throw new IllegalStateException(event.getClass().getSimpleName() + " while nothing was reported");
    }
}
