package org.kyodo.registry.group;

import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.contracts.registry.ErasureGround.RETENTION_OVER;
import static org.kyodo.contracts.value.DepartmentCode.COLLABORATION_OFFICE;
import static org.kyodo.contracts.value.RegistrationPolicy.DECLARATIVE;
import static org.kyodo.registry.group.GroupRefusal.ACCOUNT_MISSING;
import static org.kyodo.registry.group.GroupRefusal.AREA_UNKNOWN;
import static org.kyodo.registry.group.GroupRefusal.BYLAWS_MISSING;
import static org.kyodo.registry.group.GroupRefusal.CONTEST_LATE;
import static org.kyodo.registry.group.GroupRefusal.CORRECTION_OVERDUE;
import static org.kyodo.registry.group.GroupRefusal.DECLARATION_NOT_SIGNED;
import static org.kyodo.registry.group.GroupRefusal.DUE_DATE_NOT_AHEAD;
import static org.kyodo.registry.group.GroupRefusal.DUE_TOO_FAR;
import static org.kyodo.registry.group.GroupRefusal.DUPLICATE;
import static org.kyodo.registry.group.GroupRefusal.EXCLUDED_PURPOSE;
import static org.kyodo.registry.group.GroupRefusal.FIELD_UNKNOWN;
import static org.kyodo.registry.group.GroupRefusal.FOUR_EYES;
import static org.kyodo.registry.group.GroupRefusal.GRANT_OPEN;
import static org.kyodo.registry.group.GroupRefusal.GROUP_TYPE_NOT_ACCEPTED;
import static org.kyodo.registry.group.GroupRefusal.KEPT_BY_LAW;
import static org.kyodo.registry.group.GroupRefusal.MUTUAL_BENEFIT_ONLY;
import static org.kyodo.registry.group.GroupRefusal.NOTHING_TO_ERASE;
import static org.kyodo.registry.group.GroupRefusal.NOT_IN_THIS_STAGE;
import static org.kyodo.registry.group.GroupRefusal.NOT_THE_OFFICE;
import static org.kyodo.registry.group.GroupRefusal.NOT_YET_DUE;
import static org.kyodo.registry.group.GroupRefusal.NOT_YOUR_GROUP;
import static org.kyodo.registry.group.GroupRefusal.NO_SUCH_ENTRY;
import static org.kyodo.registry.group.GroupRefusal.ORGANIZED_CRIME;
import static org.kyodo.registry.group.GroupRefusal.PROCEDURE_RUNNING;
import static org.kyodo.registry.group.GroupRefusal.REASON_REQUIRED;
import static org.kyodo.registry.group.GroupRefusal.RETENTION_NOT_OVER;
import static org.kyodo.registry.group.GroupRefusal.TOO_FEW_MEMBERS;
import static org.kyodo.registry.group.GroupRefusal.TOO_MANY_DRAFTS;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.LongestTerm;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.ErasedPart;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupEvent.GroupEntryContested;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistered;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationLapsed;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationRefused;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationReturned;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationStarted;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationSubmitted;
import org.kyodo.contracts.registry.GroupEvent.GroupReinstated;
import org.kyodo.contracts.registry.GroupEvent.GroupReviewStarted;
import org.kyodo.contracts.registry.GroupEvent.GroupSuspended;
import org.kyodo.contracts.registry.GroupEvent.PersonalDataErased;
import org.kyodo.contracts.registry.GroupProfile;
import org.kyodo.contracts.registry.Registration;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.Correction;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Name;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.RegistrationPolicy;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.group.Group.Absent;
import org.kyodo.registry.group.Group.Begun;
import org.kyodo.registry.group.Group.Draft;
import org.kyodo.registry.group.Group.Ended;
import org.kyodo.registry.group.Group.Lapsed;
import org.kyodo.registry.group.Group.Refused;
import org.kyodo.registry.group.Group.Registered;
import org.kyodo.registry.group.Group.Returned;
import org.kyodo.registry.group.Group.Submittable;
import org.kyodo.registry.group.Group.Submitted;
import org.kyodo.registry.group.Group.Suspended;
import org.kyodo.registry.group.Group.UnderReview;
import org.kyodo.registry.group.GroupCommand.ContestEntry;
import org.kyodo.registry.group.GroupCommand.EraseAfterRetention;
import org.kyodo.registry.group.GroupCommand.ErasePersonalData;
import org.kyodo.registry.group.GroupCommand.LapseGroupRegistration;
import org.kyodo.registry.group.GroupCommand.OfficeDecision;
import org.kyodo.registry.group.GroupCommand.RefuseGroupRegistration;
import org.kyodo.registry.group.GroupCommand.RegisterGroup;
import org.kyodo.registry.group.GroupCommand.ReinstateGroup;
import org.kyodo.registry.group.GroupCommand.ReturnForCorrection;
import org.kyodo.registry.group.GroupCommand.StartGroupRegistration;
import org.kyodo.registry.group.GroupCommand.StartReview;
import org.kyodo.registry.group.GroupCommand.SubmitGroupRegistration;
import org.kyodo.registry.group.GroupCommand.SuspendGroup;

/** The rule book of registration 登録, one line per rule. */
final class GroupRules implements Decider<GroupCommand, Group, GroupEvent> {
    /** A return says in its items what is missing; its reason may be short. */
    private static final int ANY_LENGTH = 1;

    private static final Set<FormPart> EVERYBODY = Set.of(FormPart.values());

    private record Case(Group group, GroupCommand command) {}

    /** 公開範囲: the matter of its registration. What the register shows of it to everybody is {@link PublicGroup}. */
    @Override
    public boolean seenBy(Group group, Context context) {
        Actor actor = context.actor();
        return group instanceof Begun begun
                && (actor.isStaffOf(COLLABORATION_OFFICE)
                        || actor.is(Role.GROUP) && begun.account().equals(actor.account())
                        || KnownGroup.mayActFor(begun.id(), Optional.of(begun.account()), actor));
    }

    @Override
    public Decision<GroupEvent> decide(Group group, GroupCommand command, Context context) {
        if (command instanceof ErasePersonalData && isBeingDecided(group)) {
            return refuse(PROCEDURE_RUNNING, "stage", Name.stageOf(group), Wording.AFTER_DECISION.of());
        }
        if (taken(group).stream().noneMatch(type -> type.isInstance(command))) {
            return refuse(NOT_IN_THIS_STAGE, "stage", Name.stageOf(group), stagesThatTake(command));
        }
        GroupSettings settings = context.fact(GroupSettings.class);
        Actor actor = context.actor();
        LocalDate today = context.today();
        return switch (new Case(group, command)) {
            case Case(Absent _, StartGroupRegistration c)
            when c.account().isEmpty() && !actor.is(Role.GROUP) ->
                refuse(ACCOUNT_MISSING, "account", Wording.NONE.of(), Wording.GROUPS_ACCOUNT.of());
            case Case(Absent a, StartGroupRegistration c)
            when !KnownGroup.mayActFor(a.id(), Optional.of(accountOf(c, actor)), actor) -> refuse(NOT_YOUR_GROUP);
            case Case(Absent a, StartGroupRegistration c) -> start(a.id(), accountOf(c, actor), context);

            case Case(Group _, SubmitGroupRegistration c)
            when c.profile().memberCount() < settings.minMembers() ->
                refuse(
                        TOO_FEW_MEMBERS,
                        "profile.memberCount",
                        c.profile().memberCount(),
                        Wording.PEOPLE_AT_LEAST.of(settings.minMembers()));
            case Case(Group _, SubmitGroupRegistration c)
            when !settings.groupTypes().contains(c.profile().groupType()) ->
                refuse(GROUP_TYPE_NOT_ACCEPTED, "profile.groupType", c.profile().groupType(), settings.groupTypes());
            case Case(Group _, SubmitGroupRegistration c)
            when !settings.areas().containsAll(c.profile().areas()) ->
                refuse(AREA_UNKNOWN, "profile.areas", unknown(c.profile().areas(), settings.areas()), settings.areas());
            case Case(Group _, SubmitGroupRegistration c)
            when !settings.fields().containsAll(c.profile().fields()) ->
                refuse(
                        FIELD_UNKNOWN,
                        "profile.fields",
                        unknown(c.profile().fields(), settings.fields()),
                        settings.fields());
            case Case(Group _, SubmitGroupRegistration c)
            when c.attachments().bylaws().isEmpty() ->
                refuse(BYLAWS_MISSING, "attachments.bylaws", Wording.NONE.of(), Wording.DOCUMENT_AND_HASH.of());
            case Case(Group _, SubmitGroupRegistration c)
            when !c.declaration().signed() -> refuse(DECLARATION_NOT_SIGNED, "declaration.signed", false, true);
            case Case(Group _, SubmitGroupRegistration c)
            when c.declaration().organizedCrime() -> refuse(ORGANIZED_CRIME, "declaration.organizedCrime", true, false);
            case Case(Group _, SubmitGroupRegistration c)
            when c.declaration().excludedPurpose() ->
                refuse(
                        EXCLUDED_PURPOSE,
                        "declaration",
                        Wording.EXCLUDED_PURPOSES.of(),
                        Wording.NO_EXCLUDED_PURPOSE.of());
            // Where staff review, they weigh it and give the reason; a declaration alone cannot be weighed.
            case Case(Group _, SubmitGroupRegistration c)
            when settings.policy() == DECLARATIVE && c.declaration().membersOnly() ->
                refuse(MUTUAL_BENEFIT_ONLY, "declaration.membersOnly", true, false);
            case Case(Group _, SubmitGroupRegistration _) when isTaken(context) -> refuse(DUPLICATE);
            case Case(Submittable s, SubmitGroupRegistration c)
            when settings.policy() == DECLARATIVE ->
                accept(submitted(s, c, settings), registered(s, c.profile(), settings.policy(), context));
            case Case(Submittable s, SubmitGroupRegistration c) -> accept(submitted(s, c, settings));

            case Case(Submitted s, StartReview _) -> accept(new GroupReviewStarted(s.id()));

            case Case(UnderReview _, ReturnForCorrection c)
            when reason(c.reason(), ANY_LENGTH).isEmpty() -> withoutReason(c.reason(), ANY_LENGTH);
            case Case(UnderReview _, ReturnForCorrection c)
            when !dueOn(c, today, settings).isAfter(today) ->
                refuse(DUE_DATE_NOT_AHEAD, "dueOn", dueOn(c, today, settings), Wording.AFTER.of(today));
            case Case(UnderReview _, ReturnForCorrection c)
            when dueOn(c, today, settings).isAfter(LongestTerm.from(today)) ->
                refuse(DUE_TOO_FAR, "dueOn", dueOn(c, today, settings), Wording.UNTIL.of(LongestTerm.from(today)));
            case Case(UnderReview u, ReturnForCorrection c) ->
                accept(new GroupRegistrationReturned(
                        u.id(),
                        new Correction(
                                c.items(), reason(c.reason(), ANY_LENGTH).orElseThrow(), dueOn(c, today, settings))));

            case Case(UnderReview _, RegisterGroup _) when isTaken(context) -> refuse(DUPLICATE);
            case Case(UnderReview u, RegisterGroup _) ->
                accept(registered(u, u.filing().profile(), u.filing().policy(), context));

            case Case(UnderReview _, RefuseGroupRegistration c)
            when reason(c.reason(), settings.minReason()).isEmpty() -> withoutReason(c.reason(), settings.minReason());
            case Case(UnderReview u, RefuseGroupRegistration c) -> accept(refused(u, c, settings, today));

            case Case(Registered _, SuspendGroup c)
            when reason(c.reason(), settings.minReason()).isEmpty() -> withoutReason(c.reason(), settings.minReason());
            case Case(Registered r, SuspendGroup c) ->
                accept(new GroupSuspended(
                        r.id(), reason(c.reason(), settings.minReason()).orElseThrow(), today));

            case Case(Suspended _, ReinstateGroup c)
            when reason(c.reason(), ANY_LENGTH).isEmpty() -> withoutReason(c.reason(), ANY_LENGTH);
            case Case(Suspended s, ReinstateGroup c) ->
                accept(new GroupReinstated(
                        s.id(), reason(c.reason(), ANY_LENGTH).orElseThrow(), today));

            case Case(Ended _, ErasePersonalData c)
            when reason(c.reason(), ANY_LENGTH).isEmpty() -> withoutReason(c.reason(), ANY_LENGTH);
            case Case(Ended e, ErasePersonalData c)
            when e.filing().persons(c.scope()).isEmpty() ->
                wasErased(e, c.scope())
                        ? repeated()
                        : refuse(NOTHING_TO_ERASE, "scope", c.scope(), Wording.WHAT_IS_THERE.of());
            case Case(Ended e, ErasePersonalData _)
            when today.isBefore(settings.retention().recordOver(e)) ->
                refuse(KEPT_BY_LAW, "on", today, settings.retention().recordOver(e));
            case Case(Ended _, ErasePersonalData _)
            when isOpenElsewhere(context) ->
                refuse(GRANT_OPEN, "applications", matters(context), Wording.NONE_OPEN.of());
            case Case(Ended e, ErasePersonalData c) -> accept(erased(e, c.scope(), c.ground(), context));

            case Case(Ended e, EraseAfterRetention _)
            when e.filing().persons(EVERYBODY).isEmpty() -> repeated();
            case Case(Ended e, EraseAfterRetention _)
            when today.isBefore(settings.retention().over(e)) ->
                refuse(RETENTION_NOT_OVER, "on", today, settings.retention().over(e));
            case Case(Ended _, EraseAfterRetention _)
            when isOpenElsewhere(context) ->
                refuse(GRANT_OPEN, "applications", matters(context), Wording.NONE_OPEN.of());
            case Case(Ended e, EraseAfterRetention _) -> accept(erased(e, EVERYBODY, RETENTION_OVER, context));

            case Case(Returned r, LapseGroupRegistration _)
            when !today.isAfter(r.correction().dueOn()) ->
                refuse(
                        NOT_YET_DUE,
                        "dueOn",
                        today,
                        Wording.AFTER.of(r.correction().dueOn()));
            case Case(Returned r, LapseGroupRegistration _) ->
                accept(new GroupRegistrationLapsed(r.id(), r.correction().dueOn()));

            case Case(Begun g, ContestEntry c) -> contest(g, g.id(), c, context);

            case Case(Group _, GroupCommand _) -> refuse(NOT_IN_THIS_STAGE);
        };
    }

    @Override
    public Set<Class<? extends GroupCommand>> taken(Group group) {
        Set<Class<? extends GroupCommand>> taken = new HashSet<>(takenInTurn(group));
        if (!group.entries().onBehalf().isEmpty()) {
            taken.add(ContestEntry.class);
        }
        return taken;
    }

    private static Set<Class<? extends GroupCommand>> takenInTurn(Group group) {
        return switch (group) {
            case Absent _ -> Set.of(StartGroupRegistration.class);
            case Draft _ -> Set.of(SubmitGroupRegistration.class);
            case Submitted _ -> Set.of(StartReview.class);
            case UnderReview _ -> Set.of(ReturnForCorrection.class, RegisterGroup.class, RefuseGroupRegistration.class);
            case Returned _ -> Set.of(SubmitGroupRegistration.class, LapseGroupRegistration.class);
            case Lapsed _ -> Set.of(ErasePersonalData.class, EraseAfterRetention.class);
            case Refused _ -> Set.of(SubmitGroupRegistration.class, ErasePersonalData.class, EraseAfterRetention.class);
            case Registered _ -> Set.of(SuspendGroup.class, ErasePersonalData.class, EraseAfterRetention.class);
            case Suspended _ -> Set.of(ReinstateGroup.class, ErasePersonalData.class, EraseAfterRetention.class);
        };
    }

    @Override
    public Optional<Decision<GroupEvent>> barred(Group group, Class<? extends GroupCommand> command, Context context) {
        Actor actor = context.actor();
        if (OfficeDecision.class.isAssignableFrom(command)) {
            if (!actor.isStaffOf(COLLABORATION_OFFICE)) {
                return Optional.of(refuse(NOT_THE_OFFICE, "department", departmentOf(actor), COLLABORATION_OFFICE));
            }
            return isExamined(group) && group.entries().areBy(actor)
                    ? Optional.of(refuse(FOUR_EYES, "account", actor.account(), Wording.ANOTHER_PERSON.of()))
                    : Optional.empty();
        }
        if (command == ContestEntry.class && group instanceof Begun begun) {
            if (!actor.is(Role.GROUP) || !begun.account().equals(actor.account())) {
                return Optional.of(refuse(NOT_YOUR_GROUP));
            }
            return group.entries().areFinal(context)
                    ? Optional.of(refuse(CONTEST_LATE, "today", context.today(), Wording.CONTEST_TERM.of()))
                    : Optional.empty();
        }
        if (command != SubmitGroupRegistration.class || !(group instanceof Begun b)) {
            return Optional.empty();
        }
        if (!KnownGroup.mayActFor(b.id(), Optional.of(b.account()), actor)) {
            return Optional.of(refuse(NOT_YOUR_GROUP));
        }
        return b instanceof Returned r && context.today().isAfter(r.correction().dueOn())
                ? Optional.of(refuse(
                        CORRECTION_OVERDUE,
                        "dueOn",
                        context.today(),
                        Wording.UNTIL.of(r.correction().dueOn())))
                : Optional.empty();
    }

    private static boolean isBeingDecided(Group group) {
        return group instanceof Submitted || group instanceof UnderReview || group instanceof Returned;
    }

    private static List<ApplicationId> matters(Context context) {
        return context.fact(OpenMatters.class).applications();
    }

    private static boolean isOpenElsewhere(Context context) {
        return !matters(context).isEmpty();
    }

    private static boolean wasErased(Ended group, Set<FormPart> scope) {
        return group.filing().erasures().stream()
                .flatMap(erasure -> erasure.erased().stream())
                .map(ErasedPart::part)
                .collect(Collectors.toSet())
                .containsAll(scope);
    }

    private static PersonalDataErased erased(Ended group, Set<FormPart> scope, ErasureGround ground, Context context) {
        return new PersonalDataErased(
                group.id(),
                group.filing().persons(scope),
                ground,
                context.actor().account(),
                context.today());
    }

    /** Still to be decided; what a registered group did is decided by whoever is in charge. */
    private static boolean isExamined(Group group) {
        return switch (group) {
            case Submitted _, UnderReview _ -> true;
            case Absent _, Draft _, Returned _, Lapsed _, Refused _, Registered _, Suspended _ -> false;
        };
    }

    private static Decision<GroupEvent> start(GroupId id, AccountRef account, Context context) {
        Quota drafts = context.fact(Quota.class);
        return drafts.isUsedUp()
                ? refuse(TOO_MANY_DRAFTS, "account", drafts.had(), drafts.most())
                : accept(new GroupRegistrationStarted(id, account));
    }

    static AccountRef accountOf(StartGroupRegistration c, Actor actor) {
        return c.account().orElse(actor.account());
    }

    private static boolean isTaken(Context context) {
        return context.fact(Uniqueness.class) == Uniqueness.TAKEN;
    }

    private static Optional<Reason> reason(Optional<ReasonGiven> given, int min) {
        return ReasonGiven.explaining(given, min);
    }

    private static Decision<GroupEvent> withoutReason(Optional<ReasonGiven> given, int min) {
        return refuse(REASON_REQUIRED, "reason", ReasonGiven.described(given), ReasonGiven.expected(min));
    }

    private static LocalDate dueOn(ReturnForCorrection c, LocalDate today, GroupSettings settings) {
        return c.dueOn().orElse(today.plusDays(settings.correctionDays()));
    }

    private static GroupRegistrationSubmitted submitted(
            Submittable s, SubmitGroupRegistration c, GroupSettings settings) {
        return new GroupRegistrationSubmitted(s.id(), c.profile(), settings.policy());
    }

    private static GroupRegistered registered(
            Begun group, GroupProfile profile, RegistrationPolicy policy, Context context) {
        LocalDate today = context.today();
        return new GroupRegistered(
                group.id(),
                group.account(),
                profile,
                new Registration(
                        context.fact(RegistrationNumber.class).value(),
                        policy,
                        today,
                        today.plusYears(context.fact(GroupSettings.class).validYears())
                                .minusDays(1)));
    }

    private static GroupRegistrationRefused refused(
            UnderReview u, RefuseGroupRegistration c, GroupSettings settings, LocalDate today) {
        Reason reason = reason(c.reason(), settings.minReason()).orElseThrow();
        return new GroupRegistrationRefused(
                u.id(), reason, c.rule().orElse(reason.code().name()), today);
    }

    private static <T> List<T> unknown(List<T> given, Set<T> known) {
        return given.stream().filter(code -> !known.contains(code)).toList();
    }

    private static Optional<DepartmentCode> departmentOf(Actor actor) {
        return actor.department();
    }

    private static Object stagesThatTake(GroupCommand command) {
        return switch (command) {
            case StartGroupRegistration _ -> stages("Absent");
            case SubmitGroupRegistration _ -> stages("Draft", "Returned", "Refused");
            case StartReview _ -> stages("Submitted");
            case ReturnForCorrection _, RegisterGroup _, RefuseGroupRegistration _ -> stages("UnderReview");
            case SuspendGroup _ -> stages("Registered");
            case ReinstateGroup _ -> stages("Suspended");
            case LapseGroupRegistration _ -> stages("Returned");
            case ErasePersonalData _, EraseAfterRetention _ -> stages("Lapsed", "Refused", "Registered", "Suspended");
            case ContestEntry _ -> Wording.WITH_ENTRY.of();
        };
    }

    private static Decision<GroupEvent> contest(Group matter, GroupId id, ContestEntry c, Context context) {
        return switch (matter.entries().contestable(c.entry(), context)) {
            case UNKNOWN -> refuse(NO_SUCH_ENTRY, "entry", c.entry(), Wording.ENTRY_FOR_GROUP.of());
            case OVER -> refuse(CONTEST_LATE, "entry", c.entry(), Wording.CONTEST_TERM.of());
            case CONTESTED -> repeated();
            case OPEN -> accept(new GroupEntryContested(id, c.entry(), c.reason()));
        };
    }

    private static List<Name> stages(String... names) {
        return Stream.of(names).map(Name::stage).toList();
    }
}
