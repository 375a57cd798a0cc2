package org.kyodo.proposal.table;

import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.proposal.table.RoundTableRefusal.ANNOUNCED_LATE;
import static org.kyodo.proposal.table.RoundTableRefusal.MINUTES_MISSING;
import static org.kyodo.proposal.table.RoundTableRefusal.NAMES_WITHOUT_CONSENT;
import static org.kyodo.proposal.table.RoundTableRefusal.NOT_HELD_YET;
import static org.kyodo.proposal.table.RoundTableRefusal.PARTY_MISSING;
import static org.kyodo.proposal.table.RoundTableRefusal.ROUND_TABLE_TOO_FAR;
import static org.kyodo.proposal.table.RoundTableRefusal.SECTION_MISSING;
import static org.kyodo.proposal.table.RoundTableRefusal.SLOT_NOT_AHEAD;
import static org.kyodo.proposal.table.RoundTableRefusal.SUBJECT_NOT_DISCUSSED;
import static org.kyodo.proposal.table.RoundTableRefusal.SUBJECT_UNKNOWN;
import static org.kyodo.proposal.table.RoundTableRefusal.TOO_MANY_SCHEDULED;
import static org.kyodo.proposal.table.RoundTableRefusal.UNKNOWN_DEPARTMENT;
import static org.kyodo.proposal.table.RoundTableRefusal.UNKNOWN_GROUP;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.LongestTerm;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.proposal.RoundTableEvent;
import org.kyodo.contracts.proposal.RoundTableEvent.MinutesPublished;
import org.kyodo.contracts.proposal.RoundTableEvent.MinutesReplaced;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableAttendanceCorrected;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableCancelled;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableChanged;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableHeld;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableScheduled;
import org.kyodo.contracts.proposal.RoundTablePlan;
import org.kyodo.contracts.proposal.RoundTableTerms;
import org.kyodo.contracts.registry.Attendance;
import org.kyodo.contracts.registry.Attendance.HeadCount;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.RoundTableId;
import org.kyodo.contracts.value.RoundTableKind;
import org.kyodo.contracts.value.Subject;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Wording;
import org.kyodo.proposal.table.RoundTable.Absent;
import org.kyodo.proposal.table.RoundTable.Held;
import org.kyodo.proposal.table.RoundTable.Known;
import org.kyodo.proposal.table.RoundTable.Minuted;
import org.kyodo.proposal.table.RoundTable.Minutes;
import org.kyodo.proposal.table.RoundTable.Scheduled;
import org.kyodo.proposal.table.RoundTableCommand.CancelRoundTable;
import org.kyodo.proposal.table.RoundTableCommand.ChangeRoundTable;
import org.kyodo.proposal.table.RoundTableCommand.PublishMinutes;
import org.kyodo.proposal.table.RoundTableCommand.RecordRoundTable;
import org.kyodo.proposal.table.RoundTableCommand.ScheduleRoundTable;
import org.kyodo.proposal.table.RoundTableFacts.Attending;
import org.kyodo.proposal.table.RoundTableFacts.Discussed;
import org.kyodo.proposal.table.RoundTableFacts.Settings;

/** The rule book of a round table 協働ラウンドテーブル, a public forum 公開の場 and a screening meeting 公開プレゼン. */
final class RoundTableRules implements Decider<RoundTableCommand, RoundTable, RoundTableEvent> {
    private static final Taken<RoundTableCommand, RoundTable> TAKEN = Taken.of(
                    RoundTableCommand.class, RoundTable.class)
            .in(Absent.class, ScheduleRoundTable.class)
            .in(Scheduled.class, ChangeRoundTable.class, CancelRoundTable.class, RecordRoundTable.class)
            .in(Held.class, RecordRoundTable.class, PublishMinutes.class)
            .in(Minuted.class, PublishMinutes.class);

    private record Case(RoundTable table, RoundTableCommand command) {}

    /** 公開範囲: everybody, from the announcement on. */
    @Override
    public boolean seenBy(RoundTable table, Context context) {
        return table instanceof Known;
    }

    @Override
    public Decision<RoundTableEvent> decide(RoundTable table, RoundTableCommand command, Context context) {
        return switch (new Case(table, command)) {
            case Case(Absent absent, ScheduleRoundTable c) -> schedule(absent.id(), c, context);

            case Case(Scheduled s, ChangeRoundTable c)
            when changed(s, c).equals(s.terms().plan()) -> repeated();
            // Another room at the same time was announced in time (K-RT-1).
            case Case(Scheduled s, ChangeRoundTable c)
            when c.slot().equals(s.terms().plan().slot()) -> accept(change(s, c));
            case Case(Scheduled s, ChangeRoundTable c) ->
                untimely("slot", c.slot(), context).orElseGet(() -> accept(change(s, c)));

            case Case(Scheduled s, CancelRoundTable c) ->
                ReasonGiven.needed(
                        c.reason(),
                        context.fact(Settings.class).minReason(),
                        reason -> accept(new RoundTableCancelled(s.id(), reason)));

            case Case(Held h, RecordRoundTable c) when c.attendance().equals(h.attendance()) -> repeated();
            case Case(Held h, RecordRoundTable c) ->
                attendance(h.terms().plan().kind(), c.attendance(), context)
                        .orElseGet(() -> accept(new RoundTableAttendanceCorrected(h.id(), c.attendance())));
            case Case(Scheduled s, RecordRoundTable c) ->
                attendance(s.terms().plan().kind(), c.attendance(), context)
                        .orElseGet(() -> accept(new RoundTableHeld(
                                s.id(),
                                s.terms().plan().kind(),
                                s.terms().plan().subjects(),
                                FiscalYear.dayOf(s.terms().plan().slot().opensAt()),
                                c.attendance())));

            case Case(RoundTable _, PublishMinutes c)
            when c.document().isEmpty() && c.text().isEmpty() ->
                refuse(MINUTES_MISSING, "document", Wording.NONE.of(), Wording.AT_LEAST_ONE.of());
            case Case(RoundTable _, PublishMinutes c)
            when !c.namesByConsent() -> refuse(NAMES_WITHOUT_CONSENT, "namesByConsent", c.namesByConsent(), true);
            case Case(Held h, PublishMinutes c) ->
                accept(new MinutesPublished(
                        h.id(), h.terms().plan().kind(), h.terms().plan().subjects(), c.document()));
            case Case(Minuted m, PublishMinutes c)
            when m.minutes().equals(new Minutes(c.document(), c.text())) -> repeated();
            case Case(Minuted m, PublishMinutes c) -> accept(new MinutesReplaced(m.id(), c.document()));

            case Case _ -> notInThisStage(table, command);
        };
    }

    @Override
    public Taken<RoundTableCommand, RoundTable> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<RoundTableEvent>> barred(
            RoundTable table, Class<? extends RoundTableCommand> command, Context context) {
        if (!(table instanceof Known known) || command == ScheduleRoundTable.class) {
            return Optional.empty();
        }
        if (!inCharge(known.terms().department(), context.actor())) {
            return Optional.of(notInCharge(known.terms().department(), context.actor()));
        }
        Instant begins = known.terms().plan().slot().opensAt();
        return command == RecordRoundTable.class && context.now().isBefore(begins)
                ? Optional.of(refuse(NOT_HELD_YET, "now", context.now(), Wording.FROM.of(begins)))
                : Optional.empty();
    }

    private static Decision<RoundTableEvent> schedule(RoundTableId id, ScheduleRoundTable c, Context context) {
        Actor actor = context.actor();
        Optional<DepartmentCode> host = c.department().or(actor::department);
        if (host.filter(code -> holds(code, actor)).isEmpty()) {
            return notInCharge(host.orElse(DepartmentCode.COLLABORATION_OFFICE), actor);
        }
        if (!actor.is(Role.DESK) && !context.fact(Settings.class).departments().contains(host.get())) {
            return refuse(UNKNOWN_DEPARTMENT, "department", host.get(), Wording.DEPARTMENTS_HERE.of());
        }
        RoundTablePlan plan = c.plan();
        Discussed discussed = context.fact(Discussed.class);
        Optional<Subject> notDiscussed = plan.subjects().stream()
                .filter(subject -> !discussed.kinds().contains(subject.kind()))
                .findFirst();
        if (notDiscussed.isPresent()) {
            return refuse(
                    SUBJECT_NOT_DISCUSSED,
                    "plan.subjects",
                    notDiscussed.get().kind(),
                    Wording.ONE_OF.of(discussed.kinds().stream().sorted().toList()));
        }
        if (!discussed.unknown().isEmpty()) {
            return refuse(
                    SUBJECT_UNKNOWN,
                    "plan.subjects",
                    discussed.unknown().getFirst().id(),
                    Wording.KNOWN_ID.of());
        }
        return untimely("plan.slot", plan.slot(), context)
                .or(() -> Quota.usedUp(TOO_MANY_SCHEDULED, "department", context))
                .orElseGet(() -> accept(new RoundTableScheduled(id, new RoundTableTerms(plan, host.get()))));
    }

    /** What speaks against the time: it is over, announced too late, too far ahead or too long. */
    private static Optional<Decision<RoundTableEvent>> untimely(String field, Window slot, Context context) {
        Instant begins = slot.opensAt();
        LocalDate first = context.today().plusDays(context.figure(ANNOUNCED_LATE));
        LocalDate last = LongestTerm.from(context.today());
        if (!begins.isAfter(context.now())) {
            return Optional.of(refuse(SLOT_NOT_AHEAD, field + ".opensAt", begins, Wording.AFTER.of(context.now())));
        }
        if (context.applies(ANNOUNCED_LATE) && FiscalYear.dayOf(begins).isBefore(first)) {
            return Optional.of(refuse(ANNOUNCED_LATE, field + ".opensAt", begins, Wording.FROM.of(first)));
        }
        return FiscalYear.dayOf(begins).isAfter(last)
                ? Optional.of(refuse(ROUND_TABLE_TOO_FAR, field + ".opensAt", begins, Wording.UNTIL.of(last)))
                : LongestTerm.exceededBy(field, slot);
    }

    /** What speaks against those said to have come. */
    private static Optional<Decision<RoundTableEvent>> attendance(
            RoundTableKind kind, Attendance attendance, Context context) {
        Set<GroupId> unknown = context.fact(Attending.class).unknown();
        if (!unknown.isEmpty()) {
            return Optional.of(refuse(UNKNOWN_GROUP, "attendance.groups", unknown, Wording.REGISTERED_GROUP.of()));
        }
        List<DepartmentCode> nowhere = attendance.departments().stream()
                .filter(code -> !context.fact(Settings.class).departments().contains(code))
                .toList();
        if (!nowhere.isEmpty()) {
            return Optional.of(
                    refuse(UNKNOWN_DEPARTMENT, "attendance.departments", nowhere, Wording.DEPARTMENTS_HERE.of()));
        }
        return kind == RoundTableKind.ROUND_TABLE
                ? missingParty(attendance, context).or(() -> missingSection(attendance, context))
                : Optional.empty();
    }

    /** R-RT-1: those whose matters they are, or where they are nobody's somebody from outside the town hall. */
    private static Optional<Decision<RoundTableEvent>> missingParty(Attendance attendance, Context context) {
        if (!context.applies(PARTY_MISSING)) {
            return Optional.empty();
        }
        List<DiscussedMatter> matters = context.fact(Discussed.class).found();
        List<GroupId> parties = matters.stream()
                .flatMap(matter -> matter.groups().stream())
                .distinct()
                .sorted(Comparator.comparing(GroupId::toString))
                .toList();
        if (!attendance.groups().containsAll(parties)) {
            return Optional.of(
                    refuse(PARTY_MISSING, "attendance.groups", attendance.groups(), Wording.ALL_OF.of(parties)));
        }
        boolean ofResident = matters.stream().anyMatch(DiscussedMatter::ofResident);
        if (ofResident && attendance.people().residents() == 0) {
            return Optional.of(refuse(PARTY_MISSING, "attendance.people.residents", 0, Wording.AT_LEAST_ONE.of()));
        }
        return parties.isEmpty() && !ofResident && attendance.groups().isEmpty() && isOfTheCity(attendance.people())
                ? Optional.of(
                        refuse(PARTY_MISSING, "attendance.groups", attendance.groups(), Wording.AT_LEAST_ONE.of()))
                : Optional.empty();
    }

    /** That nobody came from outside the town hall. */
    private static boolean isOfTheCity(HeadCount people) {
        return people.residents() == 0
                && people.groupMembers() == 0
                && people.business() == 0
                && people.education() == 0;
    }

    /** R-RT-1: a section in charge of each matter, and the collaboration office. */
    private static Optional<Decision<RoundTableEvent>> missingSection(Attendance attendance, Context context) {
        if (!context.applies(SECTION_MISSING)) {
            return Optional.empty();
        }
        List<DepartmentCode> came = attendance.departments();
        return Stream.concat(
                        Stream.of(Set.of(DepartmentCode.COLLABORATION_OFFICE)),
                        context.fact(Discussed.class).sections().stream())
                .filter(sections -> Collections.disjoint(sections, came))
                .findFirst()
                .map(sections -> refuse(
                        SECTION_MISSING,
                        "attendance.departments",
                        came,
                        Wording.ONE_OF.of(sections.stream()
                                .sorted(Comparator.comparing(DepartmentCode::value))
                                .toList())));
    }

    private static RoundTableChanged change(Scheduled s, ChangeRoundTable c) {
        return new RoundTableChanged(
                s.id(), new RoundTableTerms(changed(s, c), s.terms().department()));
    }

    private static RoundTablePlan changed(Scheduled s, ChangeRoundTable c) {
        return s.terms().plan().at(c.slot(), c.place(), c.online());
    }

    /** A section holds its own, the office that of any section too, a support centre its own. */
    private static boolean holds(DepartmentCode host, Actor actor) {
        return actor.isStaffOf(host)
                || actor.isStaffOf(DepartmentCode.COLLABORATION_OFFICE)
                || actor.is(Role.DESK)
                        && actor.department().filter(host::equals).isPresent();
    }

    /** Once announced it is run by the section that holds it, the office and every support centre. */
    private static boolean inCharge(DepartmentCode host, Actor actor) {
        return actor.is(Role.DESK) || holds(host, actor);
    }

    private static Decision<RoundTableEvent> notInCharge(DepartmentCode host, Actor actor) {
        return refuse(
                NOT_IN_CHARGE,
                "department",
                actor.department(),
                Wording.either(host, DepartmentCode.COLLABORATION_OFFICE));
    }
}
