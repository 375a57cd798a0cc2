package org.kyodo.registry.insurance;

import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.contracts.value.DepartmentCode.COLLABORATION_OFFICE;
import static org.kyodo.registry.insurance.AccidentReportRefusal.BEFORE_THE_ACCIDENT;
import static org.kyodo.registry.insurance.AccidentReportRefusal.DAY_AHEAD;
import static org.kyodo.registry.insurance.AccidentReportRefusal.DETAILS_STILL_KEPT;
import static org.kyodo.registry.insurance.AccidentReportRefusal.GROUP_UNKNOWN;
import static org.kyodo.registry.insurance.AccidentReportRefusal.NOT_COVERED;
import static org.kyodo.registry.insurance.AccidentReportRefusal.NOT_YOUR_GROUP;
import static org.kyodo.registry.insurance.AccidentReportRefusal.REPORTED_LATE;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.registry.AccidentReportEvent;
import org.kyodo.contracts.registry.AccidentReportEvent.AccidentDetailsErased;
import org.kyodo.contracts.registry.AccidentReportEvent.AccidentReportClosed;
import org.kyodo.contracts.registry.AccidentReportEvent.AccidentReported;
import org.kyodo.contracts.registry.AccidentReportEvent.ClaimDenied;
import org.kyodo.contracts.registry.AccidentReportEvent.ClaimFiled;
import org.kyodo.contracts.registry.AccidentReportEvent.ClaimSettled;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.insurance.AccidentReport.Absent;
import org.kyodo.registry.insurance.AccidentReport.Claimed;
import org.kyodo.registry.insurance.AccidentReport.Known;
import org.kyodo.registry.insurance.AccidentReport.Over;
import org.kyodo.registry.insurance.AccidentReport.Reported;
import org.kyodo.registry.insurance.AccidentReportCommand.CloseReport;
import org.kyodo.registry.insurance.AccidentReportCommand.EraseAccidentDetails;
import org.kyodo.registry.insurance.AccidentReportCommand.FileClaim;
import org.kyodo.registry.insurance.AccidentReportCommand.OfficeStep;
import org.kyodo.registry.insurance.AccidentReportCommand.RecordDenial;
import org.kyodo.registry.insurance.AccidentReportCommand.RecordSettlement;
import org.kyodo.registry.insurance.AccidentReportCommand.ReportAccident;

/** The rule book of the report of an accident 事故報告. */
final class AccidentReportRules implements Decider<AccidentReportCommand, AccidentReport, AccidentReportEvent> {
    private static final Taken<AccidentReportCommand, AccidentReport> TAKEN = Taken.of(
                    AccidentReportCommand.class, AccidentReport.class)
            .in(Absent.class, ReportAccident.class)
            .in(Reported.class, FileClaim.class, CloseReport.class)
            .in(Claimed.class, RecordSettlement.class, RecordDenial.class)
            .in(Over.class, EraseAccidentDetails.class);

    private record Case(AccidentReport report, AccidentReportCommand command) {}

    /** 公開範囲: the group itself, whoever enters for it, and the office. */
    @Override
    public boolean seenBy(AccidentReport report, Context context) {
        return report instanceof Known
                && (context.actor().isStaffOf(COLLABORATION_OFFICE)
                        || context.fact(Affected.class).group().mayBeActedForBy(context.actor()));
    }

    @Override
    public Decision<AccidentReportEvent> decide(AccidentReport report, AccidentReportCommand command, Context context) {
        return switch (new Case(report, command)) {
            case Case(Absent a, ReportAccident c) -> report(a, c, context);

            case Case(Reported r, FileClaim _) ->
                accept(new ClaimFiled(r.id(), r.accident().kind()));
            case Case(Reported r, CloseReport c) ->
                ReasonGiven.needed(
                        c.reason(),
                        minReason(context),
                        reason -> accept(new AccidentReportClosed(r.id(), reason.code())));

            case Case(Claimed _, RecordSettlement c)
            when c.on().isAfter(context.today()) -> refuse(DAY_AHEAD, "on", c.on(), Wording.UNTIL.of(context.today()));
            case Case(Claimed claimed, RecordSettlement c)
            when c.on().isBefore(claimed.accident().on()) ->
                refuse(
                        BEFORE_THE_ACCIDENT,
                        "on",
                        c.on(),
                        Wording.FROM.of(claimed.accident().on()));
            case Case(Claimed claimed, RecordSettlement c) -> accept(new ClaimSettled(claimed.id(), c.on()));
            case Case(Claimed claimed, RecordDenial c) ->
                ReasonGiven.needed(
                        c.reason(), minReason(context), reason -> accept(new ClaimDenied(claimed.id(), reason.code())));

            case Case(Over over, EraseAccidentDetails _)
            when over.accident().details().isEmpty() && over.accident().reason().isEmpty() -> repeated();
            case Case(Over over, EraseAccidentDetails _)
            when context.today().isBefore(keptUntil(over, context.figure(DETAILS_STILL_KEPT))) ->
                refuse(
                        DETAILS_STILL_KEPT,
                        "today",
                        context.today(),
                        Wording.FROM.of(keptUntil(over, context.figure(DETAILS_STILL_KEPT))));
            case Case(Over over, EraseAccidentDetails _) ->
                accept(new AccidentDetailsErased(over.id(), context.today()));

            case Case _ -> notInThisStage(report, command);
        };
    }

    @Override
    public Taken<AccidentReportCommand, AccidentReport> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<AccidentReportEvent>> barred(
            AccidentReport report, Class<? extends AccidentReportCommand> command, Context context) {
        Actor actor = context.actor();
        if (!OfficeStep.class.isAssignableFrom(command)) {
            return Optional.empty();
        }
        if (!actor.isStaffOf(COLLABORATION_OFFICE)) {
            return Optional.of(refuse(NOT_IN_CHARGE, "department", actor.department(), COLLABORATION_OFFICE));
        }
        return report instanceof Known ? context.fact(Affected.class).group().conflict(context) : Optional.empty();
    }

    private static Decision<AccidentReportEvent> report(Absent absent, ReportAccident c, Context context) {
        Reporting facts = context.fact(Reporting.class);
        KnownGroup group = facts.group();
        if (!group.mayBeActedForBy(context.actor())) {
            return refuse(NOT_YOUR_GROUP);
        }
        if (!group.isInRegister()) {
            return refuse(GROUP_UNKNOWN, "group", c.group(), Wording.REGISTERED_GROUP.of());
        }
        if (c.on().isAfter(context.today())) {
            return refuse(DAY_AHEAD, "on", c.on(), Wording.UNTIL.of(context.today()));
        }
        if (!group.type()
                .flatMap(type -> facts.cover().filter(cover -> cover.covers(c.kind(), type, c.on())))
                .isPresent()) {
            return refuse(NOT_COVERED, "kind", c.kind(), facts.cover().map(InsuranceCover.InForce::kinds));
        }
        LocalDate last = c.on().plusDays(context.figure(REPORTED_LATE));
        boolean late = context.today().isAfter(last);
        if (late && context.applies(REPORTED_LATE)) {
            return refuse(REPORTED_LATE, "today", context.today(), Wording.UNTIL.of(last));
        }
        return accept(new AccidentReported(absent.id(), c.group(), c.kind(), c.on(), late, c.project()));
    }

    /** The first day on which details need not be kept any more. @param years after the end (K-IN-3) */
    static LocalDate keptUntil(Over over, int years) {
        return over.endedOn().plusYears(years).plusDays(1);
    }

    private static int minReason(Context context) {
        return context.fact(InsuranceSettings.class).minReason();
    }
}
