package org.kyodo.registry.group;

import static org.kyodo.chassis.decide.CommonRefusal.CONTEST_LATE;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.CommonRefusal.NO_SUCH_ENTRY;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.contracts.registry.ErasureGround.RETENTION_OVER;
import static org.kyodo.contracts.value.DepartmentCode.COLLABORATION_OFFICE;
import static org.kyodo.contracts.value.RegistrationPolicy.DECLARATIVE;
import static org.kyodo.registry.group.GroupRefusal.ACCOUNT_MISSING;
import static org.kyodo.registry.group.GroupRefusal.AREA_UNKNOWN;
import static org.kyodo.registry.group.GroupRefusal.BYLAWS_MISSING;
import static org.kyodo.registry.group.GroupRefusal.DECLARATION_NOT_SIGNED;
import static org.kyodo.registry.group.GroupRefusal.DUPLICATE;
import static org.kyodo.registry.group.GroupRefusal.EXCLUDED_PURPOSE;
import static org.kyodo.registry.group.GroupRefusal.FIELD_UNKNOWN;
import static org.kyodo.registry.group.GroupRefusal.GRANT_OPEN;
import static org.kyodo.registry.group.GroupRefusal.GROUP_TYPE_NOT_ACCEPTED;
import static org.kyodo.registry.group.GroupRefusal.KEPT_BY_LAW;
import static org.kyodo.registry.group.GroupRefusal.MUTUAL_BENEFIT_ONLY;
import static org.kyodo.registry.group.GroupRefusal.NOTHING_TO_ERASE;
import static org.kyodo.registry.group.GroupRefusal.NOT_YOUR_GROUP;
import static org.kyodo.registry.group.GroupRefusal.ORGANIZED_CRIME;
import static org.kyodo.registry.group.GroupRefusal.PROCEDURE_RUNNING;
import static org.kyodo.registry.group.GroupRefusal.RETENTION_NOT_OVER;
import static org.kyodo.registry.group.GroupRefusal.TOO_FEW_MEMBERS;
import static org.kyodo.registry.group.GroupRefusal.TOO_MANY_DRAFTS;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.DueDates;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
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
import org.kyodo.registry.group.Group.Filed;
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

    private static final Taken<GroupCommand, Group> TAKEN = Taken.of(GroupCommand.class, Group.class)
            .in(Absent.class, StartGroupRegistration.class)
            .in(Draft.class, SubmitGroupRegistration.class)
            .in(Submitted.class, StartReview.class)
            .in(UnderReview.class, ReturnForCorrection.class, RegisterGroup.class, RefuseGroupRegistration.class)
            .in(Returned.class, SubmitGroupRegistration.class, LapseGroupRegistration.class)
            .in(Refused.class, SubmitGroupRegistration.class)
            .in(Registered.class, SuspendGroup.class)
            .in(Suspended.class, ReinstateGroup.class)
            .in(Filed.class, ErasePersonalData.class)
            .in(Ended.class, EraseAfterRetention.class)
            .in(Begun.class, ContestEntry.class);

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
            when context.applies(TOO_FEW_MEMBERS) && c.profile().memberCount() < settings.minMembers() ->
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
            when context.applies(BYLAWS_MISSING) && c.attachments().bylaws().isEmpty() ->
                refuse(BYLAWS_MISSING, "attachments.bylaws", Wording.NONE.of(), Wording.DOCUMENT_AND_HASH.of());
            case Case(Group _, SubmitGroupRegistration c)
            when context.applies(DECLARATION_NOT_SIGNED) && !c.declaration().signed() ->
                refuse(DECLARATION_NOT_SIGNED, "declaration.signed", false, true);
            case Case(Group _, SubmitGroupRegistration c)
            when context.applies(ORGANIZED_CRIME) && c.declaration().organizedCrime() ->
                refuse(ORGANIZED_CRIME, "declaration.organizedCrime", true, false);
            case Case(Group _, SubmitGroupRegistration c)
            when context.applies(EXCLUDED_PURPOSE) && c.declaration().excludedPurpose() ->
                refuse(
                        EXCLUDED_PURPOSE,
                        "declaration",
                        Wording.EXCLUDED_PURPOSES.of(),
                        Wording.NO_EXCLUDED_PURPOSE.of());
            // Where staff review, they weigh it and give the reason; a declaration alone cannot be weighed.
            case Case(Group _, SubmitGroupRegistration c)
            when context.applies(MUTUAL_BENEFIT_ONLY)
                    && settings.policy() == DECLARATIVE
                    && c.declaration().membersOnly() ->
                refuse(MUTUAL_BENEFIT_ONLY, "declaration.membersOnly", true, false);
            case Case(Group _, SubmitGroupRegistration _) when isTaken(context) -> refuse(DUPLICATE);
            case Case(Submittable s, SubmitGroupRegistration c)
            when settings.policy() == DECLARATIVE ->
                accept(submitted(s, c, settings), registered(s, c.profile(), settings.policy(), context));
            case Case(Submittable s, SubmitGroupRegistration c) -> accept(submitted(s, c, settings));

            case Case(Submitted s, StartReview _) -> accept(new GroupReviewStarted(s.id()));

            case Case(UnderReview u, ReturnForCorrection c) ->
                c.correction(today.plusDays(settings.correctionDays()))
                        .asked(ANY_LENGTH, context, correction -> new GroupRegistrationReturned(u.id(), correction));

            case Case(UnderReview _, RegisterGroup _) when isTaken(context) -> refuse(DUPLICATE);
            case Case(UnderReview u, RegisterGroup _) ->
                accept(registered(u, u.filing().profile(), u.filing().policy(), context));

            case Case(UnderReview u, RefuseGroupRegistration c) ->
                ReasonGiven.needed(
                        c.reason(), settings.minReason(), reason -> accept(refused(u, reason, c.rule(), today)));

            case Case(Registered r, SuspendGroup c) ->
                ReasonGiven.needed(
                        c.reason(), settings.minReason(), reason -> accept(new GroupSuspended(r.id(), reason, today)));

            case Case(Suspended s, ReinstateGroup c) ->
                ReasonGiven.needed(
                        c.reason(), ANY_LENGTH, reason -> accept(new GroupReinstated(s.id(), reason, today)));

            case Case(Ended e, ErasePersonalData c) ->
                ReasonGiven.needed(c.reason(), ANY_LENGTH, reason -> erase(e, c, context));

            case Case(Ended e, EraseAfterRetention _)
            when e.filing().persons(EVERYBODY).isEmpty() -> repeated();
            case Case(Ended e, EraseAfterRetention _)
            when today.isBefore(settings.retention().over(e)) ->
                refuse(RETENTION_NOT_OVER, "on", today, settings.retention().over(e));
            case Case(Ended _, EraseAfterRetention _)
            when isOpenElsewhere(context) ->
                refuse(GRANT_OPEN, "applications", matters(context), Wording.NONE_OPEN.of());
            case Case(Ended e, EraseAfterRetention _) -> accept(erased(e, EVERYBODY, RETENTION_OVER, context));

            case Case(Returned r, LapseGroupRegistration _) ->
                DueDates.<GroupEvent>notOver(r.correction().dueOn(), context)
                        .orElseGet(() -> accept(new GroupRegistrationLapsed(
                                r.id(), r.correction().dueOn())));

            case Case(Begun g, ContestEntry c) -> contest(g, g.id(), c, context);

            case Case _ -> notInThisStage(group, command);
        };
    }

    @Override
    public Taken<GroupCommand, Group> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<GroupEvent>> barred(Group group, Class<? extends GroupCommand> command, Context context) {
        Actor actor = context.actor();
        if (OfficeDecision.class.isAssignableFrom(command)) {
            if (!actor.isStaffOf(COLLABORATION_OFFICE)) {
                return Optional.of(refuse(NOT_IN_CHARGE, "department", departmentOf(actor), COLLABORATION_OFFICE));
            }
            if (command == ErasePersonalData.class && isBeingDecided(group)) {
                return Optional.of(
                        refuse(PROCEDURE_RUNNING, "stage", Name.stageOf(group), Wording.AFTER_DECISION.of()));
            }
            return isExamined(group) ? group.entries().against(context) : Optional.empty();
        }
        if (command == ContestEntry.class && group instanceof Begun begun) {
            if (!actor.is(Role.GROUP) || !begun.account().equals(actor.account())) {
                return Optional.of(refuse(NOT_YOUR_GROUP));
            }
            if (group.entries().onBehalf().isEmpty()) {
                return Optional.of(refuse(NO_SUCH_ENTRY, "entry", Wording.NONE.of(), Wording.ENTRY_FOR_GROUP.of()));
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
        return b instanceof Returned r ? DueDates.overdue(r.correction().dueOn(), context) : Optional.empty();
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

    private static Decision<GroupEvent> erase(Ended group, ErasePersonalData c, Context context) {
        if (group.filing().persons(c.scope()).isEmpty()) {
            return wasErased(group, c.scope())
                    ? repeated()
                    : refuse(NOTHING_TO_ERASE, "scope", c.scope(), Wording.WHAT_IS_THERE.of());
        }
        LocalDate kept = context.fact(GroupSettings.class).retention().recordOver(group);
        if (context.today().isBefore(kept)) {
            return refuse(KEPT_BY_LAW, "on", context.today(), kept);
        }
        return isOpenElsewhere(context)
                ? refuse(GRANT_OPEN, "applications", matters(context), Wording.NONE_OPEN.of())
                : accept(erased(group, c.scope(), c.ground(), context));
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

    private static GroupRegistrationSubmitted submitted(
            Submittable s, SubmitGroupRegistration c, GroupSettings settings) {
        return new GroupRegistrationSubmitted(s.id(), c.profile(), settings.policy(), Optional.of(c.attachments()));
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
            UnderReview u, Reason reason, Optional<String> rule, LocalDate today) {
        return new GroupRegistrationRefused(
                u.id(), reason, rule.orElse(reason.code().name()), today);
    }

    private static <T> List<T> unknown(List<T> given, Set<T> known) {
        return given.stream().filter(code -> !known.contains(code)).toList();
    }

    private static Optional<DepartmentCode> departmentOf(Actor actor) {
        return actor.department();
    }

    private static Decision<GroupEvent> contest(Group matter, GroupId id, ContestEntry c, Context context) {
        return switch (matter.entries().contestable(c.entry(), context)) {
            case UNKNOWN -> refuse(NO_SUCH_ENTRY, "entry", c.entry(), Wording.ENTRY_FOR_GROUP.of());
            case OVER -> refuse(CONTEST_LATE, "entry", c.entry(), Wording.CONTEST_TERM.of());
            case CONTESTED -> repeated();
            case OPEN -> accept(new GroupEntryContested(id, c.entry(), c.reason()));
        };
    }
}
