package org.kyodo.registry.group;

import static org.kyodo.chassis.decide.CommonRefusal.NOT_YET_DUE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.contracts.registry.ErasureGround.REPLACED;
import static org.kyodo.contracts.registry.ErasureGround.RETENTION_OVER;
import static org.kyodo.contracts.value.DepartmentCode.COLLABORATION_OFFICE;
import static org.kyodo.contracts.value.RegistrationPolicy.DECLARATIVE;
import static org.kyodo.registry.group.GroupRefusal.ACCOUNT_THERE;
import static org.kyodo.registry.group.GroupRefusal.CODE_EXPIRED;
import static org.kyodo.registry.group.GroupRefusal.CODE_WRONG;
import static org.kyodo.registry.group.GroupRefusal.COUNCIL_THERE;
import static org.kyodo.registry.group.GroupRefusal.CRITERION_UNKNOWN;
import static org.kyodo.registry.group.GroupRefusal.DAY_OUT_OF_RANGE;
import static org.kyodo.registry.group.GroupRefusal.DUPLICATE;
import static org.kyodo.registry.group.GroupRefusal.GRANT_OPEN;
import static org.kyodo.registry.group.GroupRefusal.KEPT_BY_LAW;
import static org.kyodo.registry.group.GroupRefusal.MUTUAL_BENEFIT_ONLY;
import static org.kyodo.registry.group.GroupRefusal.NOTHING_TO_ERASE;
import static org.kyodo.registry.group.GroupRefusal.NOTHING_TO_RENEW;
import static org.kyodo.registry.group.GroupRefusal.NOT_CONTINUOUS;
import static org.kyodo.registry.group.GroupRefusal.NOT_NON_PROFIT;
import static org.kyodo.registry.group.GroupRefusal.NOT_OF_CITIZENS_OWN_WILL;
import static org.kyodo.registry.group.GroupRefusal.NOT_OF_ONE_AREA;
import static org.kyodo.registry.group.GroupRefusal.NOT_TERRITORIAL;
import static org.kyodo.registry.group.GroupRefusal.NOT_THE_REGISTRAR;
import static org.kyodo.registry.group.GroupRefusal.NOT_YOUR_GROUP;
import static org.kyodo.registry.group.GroupRefusal.NO_ACCOUNT;
import static org.kyodo.registry.group.GroupRefusal.NO_CODE;
import static org.kyodo.registry.group.GroupRefusal.ONLY_OF_COUNCILS;
import static org.kyodo.registry.group.GroupRefusal.OWN_GROUP;
import static org.kyodo.registry.group.GroupRefusal.PROCEDURE_RUNNING;
import static org.kyodo.registry.group.GroupRefusal.PROOF_MISSING;
import static org.kyodo.registry.group.GroupRefusal.REGISTRATION_OVER;
import static org.kyodo.registry.group.GroupRefusal.RENEWAL_NOT_DUE;
import static org.kyodo.registry.group.GroupRefusal.REPORT_MISSING;
import static org.kyodo.registry.group.GroupRefusal.RETENTION_NOT_OVER;
import static org.kyodo.registry.group.GroupRefusal.STATEMENT_NOT_SIGNED;
import static org.kyodo.registry.group.GroupRefusal.TOO_MANY_DRAFTS;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.DueDates;
import org.kyodo.chassis.decide.LongestTerm;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.registry.ErasedPart;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.registry.GroupCard;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupEvent.CouncilStructureChanged;
import org.kyodo.contracts.registry.GroupEvent.GroupAccountClaimed;
import org.kyodo.contracts.registry.GroupEvent.GroupAccountTransferred;
import org.kyodo.contracts.registry.GroupEvent.GroupClaimCodeIssued;
import org.kyodo.contracts.registry.GroupEvent.GroupDissolved;
import org.kyodo.contracts.registry.GroupEvent.GroupIncorporated;
import org.kyodo.contracts.registry.GroupEvent.GroupMattersLeft;
import org.kyodo.contracts.registry.GroupEvent.GroupProfileChanged;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistered;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationExpired;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationLapsed;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationRefused;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationReturned;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationStarted;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationSubmitted;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationWithdrawn;
import org.kyodo.contracts.registry.GroupEvent.GroupReinstated;
import org.kyodo.contracts.registry.GroupEvent.GroupRenewalDue;
import org.kyodo.contracts.registry.GroupEvent.GroupRenewed;
import org.kyodo.contracts.registry.GroupEvent.GroupRepresentativeChanged;
import org.kyodo.contracts.registry.GroupEvent.GroupReviewStarted;
import org.kyodo.contracts.registry.GroupEvent.GroupSuspended;
import org.kyodo.contracts.registry.GroupEvent.PersonalDataErased;
import org.kyodo.contracts.registry.GroupEvent.PublicationConsentChanged;
import org.kyodo.contracts.registry.MatterLeft;
import org.kyodo.contracts.registry.Registration;
import org.kyodo.contracts.registry.Validity;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Name;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Track;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.code.CodeGiven;
import org.kyodo.registry.code.IssuedCode;
import org.kyodo.registry.group.Group.Absent;
import org.kyodo.registry.group.Group.Begun;
import org.kyodo.registry.group.Group.Ended;
import org.kyodo.registry.group.Group.Filed;
import org.kyodo.registry.group.Group.Inscribed;
import org.kyodo.registry.group.Group.Registered;
import org.kyodo.registry.group.Group.Returned;
import org.kyodo.registry.group.Group.Submittable;
import org.kyodo.registry.group.Group.Submitted;
import org.kyodo.registry.group.Group.Suspended;
import org.kyodo.registry.group.Group.UnderReview;
import org.kyodo.registry.group.GroupCommand.ChangeGroupProfile;
import org.kyodo.registry.group.GroupCommand.ChangeRepresentative;
import org.kyodo.registry.group.GroupCommand.ClaimGroupAccount;
import org.kyodo.registry.group.GroupCommand.EraseAfterRetention;
import org.kyodo.registry.group.GroupCommand.ErasePersonalData;
import org.kyodo.registry.group.GroupCommand.ExpireGroup;
import org.kyodo.registry.group.GroupCommand.IssueClaimCode;
import org.kyodo.registry.group.GroupCommand.LapseGroupRegistration;
import org.kyodo.registry.group.GroupCommand.OfTheGroup;
import org.kyodo.registry.group.GroupCommand.RecordIncorporation;
import org.kyodo.registry.group.GroupCommand.RefuseGroupRegistration;
import org.kyodo.registry.group.GroupCommand.RegisterGroup;
import org.kyodo.registry.group.GroupCommand.RegistrarDecision;
import org.kyodo.registry.group.GroupCommand.ReinstateGroup;
import org.kyodo.registry.group.GroupCommand.RemindOfRenewal;
import org.kyodo.registry.group.GroupCommand.RenewGroup;
import org.kyodo.registry.group.GroupCommand.ReportDissolution;
import org.kyodo.registry.group.GroupCommand.ReturnForCorrection;
import org.kyodo.registry.group.GroupCommand.SetCouncilStructure;
import org.kyodo.registry.group.GroupCommand.SetPublicationConsent;
import org.kyodo.registry.group.GroupCommand.StartGroupRegistration;
import org.kyodo.registry.group.GroupCommand.StartReview;
import org.kyodo.registry.group.GroupCommand.SubmitGroupRegistration;
import org.kyodo.registry.group.GroupCommand.SuspendGroup;
import org.kyodo.registry.group.GroupCommand.TransferGroupAccount;
import org.kyodo.registry.group.GroupCommand.WithdrawRegistration;

/** The rule book of registration 登録, one line per rule; what a form must say stands in {@link FormRules}. */
final class GroupRules implements Decider<GroupCommand, Group, GroupEvent> {
    /** A return says in its items what is missing; its reason may be short. */
    private static final int ANY_LENGTH = 1;

    private static final Set<FormPart> EVERYBODY = Set.of(FormPart.values());

    /** What a criterion that is not met is refused with. */
    private static final Map<String, GroupRefusal> CRITERIA = Map.of(
            "R-GR-1", NOT_NON_PROFIT,
            "R-GR-2", MUTUAL_BENEFIT_ONLY,
            "R-GR-3", NOT_CONTINUOUS,
            "R-GR-4", NOT_OF_CITIZENS_OWN_WILL,
            "R-GR-5", NOT_TERRITORIAL,
            "R-GR-6", NOT_OF_ONE_AREA);

    private static final Taken<GroupCommand, Group> TAKEN = Taken.of(GroupCommand.class, Group.class)
            .in(Absent.class, StartGroupRegistration.class)
            .in(Submittable.class, SubmitGroupRegistration.class)
            .in(Submitted.class, StartReview.class)
            .in(UnderReview.class, ReturnForCorrection.class, RegisterGroup.class, RefuseGroupRegistration.class)
            .in(Returned.class, LapseGroupRegistration.class)
            .in(Registered.class, IssueClaimCode.class, TransferGroupAccount.class, ClaimGroupAccount.class)
            .in(
                    Registered.class,
                    ChangeRepresentative.class,
                    ChangeGroupProfile.class,
                    SetPublicationConsent.class,
                    SetCouncilStructure.class,
                    RecordIncorporation.class)
            .in(Registered.class, RemindOfRenewal.class, RenewGroup.class, SuspendGroup.class)
            .in(Suspended.class, ReinstateGroup.class)
            .in(Inscribed.class, ExpireGroup.class, ReportDissolution.class, WithdrawRegistration.class)
            .in(Filed.class, ErasePersonalData.class)
            .in(Ended.class, EraseAfterRetention.class);

    private record Case(Group group, GroupCommand command) {}

    /** 公開範囲: the matter of its registration. What the register shows of it to everybody is {@link PublicGroup}. */
    @Override
    public boolean seenBy(Group group, Context context) {
        return group instanceof Begun begun
                && (isRegistrar(begun, context) || KnownGroup.mayActFor(begun.id(), begun.account(), context.actor()));
    }

    /** Who has a code may claim a registered group, which everybody may know. */
    @Override
    public boolean seenBy(Group group, GroupCommand command, Context context) {
        return command instanceof ClaimGroupAccount && group instanceof Registered || seenBy(group, context);
    }

    @Override
    public Taken<GroupCommand, Group> taken() {
        return TAKEN;
    }

    @Override
    public Decision<GroupEvent> decide(Group group, GroupCommand command, Context context) {
        GroupSettings settings = context.fact(GroupSettings.class);
        LocalDate today = context.today();
        return switch (new Case(group, command)) {
            case Case(Absent a, StartGroupRegistration c) -> start(a.id(), accountOf(c, context.actor()), context);

            case Case(Submittable s, SubmitGroupRegistration c) ->
                FormRules.against(c, context)
                        .or(() -> notUnique(context))
                        .orElseGet(() -> settings.policy() == DECLARATIVE
                                ? accept(submitted(s, c, settings), registered(s, card(c, settings), context))
                                : accept(submitted(s, c, settings)));

            case Case(Submitted s, StartReview _) -> accept(new GroupReviewStarted(s.id()));

            case Case(UnderReview u, ReturnForCorrection c) ->
                c.correction(today.plusDays(settings.periods().correctionDays()))
                        .asked(ANY_LENGTH, context, correction -> new GroupRegistrationReturned(u.id(), correction));

            case Case(UnderReview u, RegisterGroup c) ->
                unknown(c.findings(), settings)
                        .or(() -> notMet(u.filing(), c.findings(), context))
                        .or(() -> notUnique(context))
                        .orElseGet(() -> accept(registered(u, u.filing().card(), context)));

            case Case(UnderReview u, RefuseGroupRegistration c) ->
                ReasonGiven.needed(
                        c.reason(), settings.minReason(), reason -> accept(refused(u, reason, c.rule(), today)));

            case Case(Returned r, LapseGroupRegistration _) ->
                DueDates.<GroupEvent>notOver(r.correction().dueOn(), context)
                        .orElseGet(() -> accept(new GroupRegistrationLapsed(
                                r.id(), r.correction().dueOn())));

            case Case(Registered r, IssueClaimCode _) -> issue(r, settings, today);
            case Case(Registered r, TransferGroupAccount _) -> issue(r, settings, today);
            case Case(Registered r, ClaimGroupAccount _) -> claim(r, context);

            case Case(Registered r, ChangeRepresentative c) -> change(r, c, context);
            case Case(Registered r, ChangeGroupProfile c) ->
                FormRules.against(c, r.filing(), context)
                        .or(() -> notUnique(context))
                        .orElseGet(() -> accept(new GroupProfileChanged(
                                r.id(), c.card().on(settings.trackOf(c.card().groupType())))));
            case Case(Registered r, SetPublicationConsent c)
            when c.publicationConsent().fields().equals(consent(r).fields()) -> repeated();
            case Case(Registered r, SetPublicationConsent c) ->
                accept(new PublicationConsentChanged(
                        r.id(), c.publicationConsent().fields()));
            case Case(Registered r, SetCouncilStructure c)
            when c.structure().equals(r.filing().structure()) -> repeated();
            case Case(Registered r, SetCouncilStructure c) ->
                FormRules.tooFewBodies(c.structure(), context)
                        .orElseGet(() -> accept(new CouncilStructureChanged(r.id(), c.structure())));
            case Case(Registered _, RecordIncorporation c)
            when c.on().isAfter(today) -> refuse(DAY_OUT_OF_RANGE, "on", c.on(), Wording.UNTIL.of(today));
            case Case(Registered r, RecordIncorporation c)
            when r.filing()
                    .card()
                    .corporateNumber()
                    .filter(c.corporateNumber()::equals)
                    .isPresent() -> repeated();
            case Case(Registered r, RecordIncorporation c) ->
                notUnique(context)
                        .orElseGet(() ->
                                accept(new GroupIncorporated(r.id(), c.corporateNumber(), c.legalForm(), c.on())));

            case Case(Registered r, RemindOfRenewal _) when r.entry().reminded() -> repeated();
            case Case(Registered r, RemindOfRenewal _) ->
                notBefore(reminderOn(r, settings), today)
                        .orElseGet(() ->
                                accept(new GroupRenewalDue(r.id(), validUntil(r).orElseThrow())));
            case Case(Registered r, RenewGroup c)
            when r.registration().policy() == DECLARATIVE && !c.statement() ->
                refuse(STATEMENT_NOT_SIGNED, "statement", false, true);
            case Case(Registered r, RenewGroup c)
            when r.registration().policy() != DECLARATIVE
                    && context.applies(REPORT_MISSING)
                    && c.report().filter(YearlyReport::says).isEmpty() ->
                refuse(REPORT_MISSING, "report", Wording.NONE.of(), Wording.DOCUMENT_AND_HASH.of());
            case Case(Registered r, RenewGroup _) -> accept(new GroupRenewed(r.id(), renewed(r, context)));
            case Case(Inscribed i, ExpireGroup _) ->
                notBefore(validUntil(i).map(last -> last.plusDays(1)), today)
                        .orElseGet(() -> andTold(
                                i.id(),
                                new GroupRegistrationExpired(
                                        i.id(), validUntil(i).orElseThrow().plusDays(1), ReasonCode.EXPIRED),
                                context));

            case Case(Registered r, SuspendGroup c) ->
                ReasonGiven.needed(
                        c.reason(),
                        settings.minReason(),
                        reason -> andTold(r.id(), new GroupSuspended(r.id(), reason, today), context));
            case Case(Suspended s, ReinstateGroup c) ->
                ReasonGiven.needed(
                        c.reason(), ANY_LENGTH, reason -> accept(new GroupReinstated(s.id(), reason, today)));

            case Case(Inscribed _, ReportDissolution c)
            when c.on().filter(day -> day.isAfter(today)).isPresent() ->
                refuse(DAY_OUT_OF_RANGE, "on", c.on(), Wording.UNTIL.of(today));
            case Case(Inscribed i, ReportDissolution c) ->
                andTold(i.id(), new GroupDissolved(i.id(), c.on().orElse(today)), context);
            case Case(Inscribed i, WithdrawRegistration _) ->
                andTold(i.id(), new GroupRegistrationWithdrawn(i.id(), today), context);

            case Case(Ended e, ErasePersonalData c) ->
                ReasonGiven.needed(c.reason(), ANY_LENGTH, reason -> erase(e, c, context));
            case Case(Ended e, EraseAfterRetention _)
            when e.filing().persons(EVERYBODY).isEmpty() -> repeated();
            case Case(Ended e, EraseAfterRetention _)
            when settings.retention()
                    .over(e)
                    .filter(over -> !today.isBefore(over))
                    .isEmpty() ->
                refuse(
                        RETENTION_NOT_OVER,
                        "on",
                        today,
                        settings.retention().over(e).<Object>map(over -> over).orElseGet(Wording.NONE::of));
            case Case(Ended _, EraseAfterRetention _)
            when isOpenElsewhere(context) ->
                refuse(GRANT_OPEN, "applications", matters(context), Wording.NONE_OPEN.of());
            case Case(Ended e, EraseAfterRetention _) -> accept(erased(e, EVERYBODY, RETENTION_OVER, context));

            case Case _ -> notInThisStage(group, command);
        };
    }

    @Override
    public Optional<Decision<GroupEvent>> barred(Group group, Class<? extends GroupCommand> command, Context context) {
        Actor actor = context.actor();
        if (RegistrarDecision.class.isAssignableFrom(command)) {
            if (group instanceof Begun begun && !isRegistrar(begun, context)) {
                return Optional.of(refuse(NOT_THE_REGISTRAR));
            }
            if (command == ErasePersonalData.class && isBeingDecided(group)) {
                return Optional.of(
                        refuse(PROCEDURE_RUNNING, "stage", Name.stageOf(group), Wording.AFTER_DECISION.of()));
            }
            return Optional.<Decision<GroupEvent>>empty()
                    .or(() -> isExamined(group) ? group.entries().against(context) : Optional.empty())
                    .or(() -> group instanceof Begun begun
                            ? KnownGroup.conflict(begun.account(), context)
                            : Optional.empty())
                    .or(() -> inVain(group, command, context));
        }
        boolean mayBeRegistrars = command == TransferGroupAccount.class || command == RecordIncorporation.class;
        if (group instanceof Begun b
                && (OfTheGroup.class.isAssignableFrom(command) || mayBeRegistrars)
                && !KnownGroup.mayActFor(b.id(), b.account(), actor)
                && !(mayBeRegistrars && isRegistrar(b, context))) {
            return Optional.of(refuse(NOT_YOUR_GROUP));
        }
        return switch (group) {
            case Returned r
            when command == SubmitGroupRegistration.class ->
                DueDates.overdue(r.correction().dueOn(), context);
            // Whether or not the platform has come to it yet.
            case Registered r
            when command == RenewGroup.class
                    && validUntil(r).filter(context.today()::isAfter).isPresent() ->
                Optional.of(refuse(
                        REGISTRATION_OVER,
                        "today",
                        context.today(),
                        Wording.UNTIL.of(validUntil(r).orElseThrow())));
            case Registered r when command == RenewGroup.class && !r.entry().reminded() -> notReminded(r, context);
            case Group _ -> inVain(group, command, context);
        };
    }

    /** What a group cannot do as it is now, whatever the command says. */
    private static Optional<Decision<GroupEvent>> inVain(
            Group group, Class<? extends GroupCommand> command, Context context) {
        if (command == ErasePersonalData.class && group instanceof Ended ended) {
            return keptByLaw(ended, context);
        }
        if (!(group instanceof Registered r)) {
            return Optional.empty();
        }
        if (command == IssueClaimCode.class && r.account().isPresent()) {
            return Optional.of(refuse(ACCOUNT_THERE));
        }
        if (command == TransferGroupAccount.class && r.account().isEmpty()) {
            return Optional.of(refuse(NO_ACCOUNT));
        }
        GroupType type = r.filing().card().groupType();
        if (command == SetCouncilStructure.class && type != GroupType.AREA_COUNCIL) {
            return Optional.of(refuse(ONLY_OF_COUNCILS, "groupType", type, GroupType.AREA_COUNCIL));
        }
        return command == ClaimGroupAccount.class ? noClaim(r, context) : Optional.empty();
    }

    private static Optional<Decision<GroupEvent>> keptByLaw(Ended group, Context context) {
        Optional<LocalDate> kept = context.fact(GroupSettings.class).retention().recordOver(group);
        return group.filing().persons(EVERYBODY).isEmpty()
                        || kept.filter(context.today()::isBefore).isEmpty()
                ? Optional.empty()
                : Optional.of(refuse(KEPT_BY_LAW, "on", context.today(), kept));
    }

    private static Optional<Decision<GroupEvent>> noClaim(Registered r, Context context) {
        if (r.account().filter(context.actor().account()::equals).isPresent()) {
            return Optional.of(refuse(OWN_GROUP));
        }
        Optional<IssuedCode> code = r.entry().code();
        if (code.isEmpty()) {
            return Optional.of(refuse(NO_CODE));
        }
        return code.filter(issued -> issued.isOver(context.today()))
                .map(over -> refuse(CODE_EXPIRED, "today", context.today(), Wording.UNTIL.of(over.until())));
    }

    /** Of the group's track; where a support centre registers, the office that commissions it may as well (R-GR-8). */
    private static boolean isRegistrar(Begun group, Context context) {
        Actor actor = context.actor();
        GroupSettings settings = context.fact(GroupSettings.class);
        return actor.isStaffOf(COLLABORATION_OFFICE)
                || actor.is(Role.DESK)
                        && group instanceof Filed filed
                        && settings.isRegisteredByDesk(filed.filing().card().track());
    }

    /** Still to be decided; what a registered group did is decided by whoever is in charge. */
    private static boolean isExamined(Group group) {
        return group instanceof Submitted || group instanceof UnderReview;
    }

    private static boolean isBeingDecided(Group group) {
        return isExamined(group) || group instanceof Returned;
    }

    private static Decision<GroupEvent> start(GroupId id, Optional<AccountRef> account, Context context) {
        return KnownGroup.mayActFor(id, account, context.actor())
                ? Quota.<GroupEvent>usedUp(TOO_MANY_DRAFTS, "account", context)
                        .orElseGet(() -> accept(new GroupRegistrationStarted(id, account)))
                : refuse(NOT_YOUR_GROUP);
    }

    /** Whose it will be: of a group that begins it itself, its own account's. */
    static Optional<AccountRef> accountOf(StartGroupRegistration c, Actor actor) {
        return c.account().or(() -> actor.entersForOthers() ? Optional.empty() : Optional.of(actor.account()));
    }

    private static Optional<Decision<GroupEvent>> notUnique(Context context) {
        Uniqueness there = context.fact(Uniqueness.class);
        if (there.taken() && context.applies(DUPLICATE)) {
            return Optional.of(refuse(DUPLICATE));
        }
        return there.councilThere() && context.applies(COUNCIL_THERE)
                ? Optional.of(refuse(COUNCIL_THERE))
                : Optional.empty();
    }

    /** The rules that the registrar finds met or not of a group of this track. */
    static List<String> criteria(Track track, Context context) {
        return context.fact(GroupSettings.class).criteriaOf(track).stream()
                .filter(rule -> context.applies(CRITERIA.get(rule)))
                .toList();
    }

    /** What was found of what nobody asks here. */
    private static Optional<Decision<GroupEvent>> unknown(List<Finding> findings, GroupSettings settings) {
        Set<String> asked = settings.criteria();
        List<String> others = findings.stream()
                .map(Finding::criterion)
                .filter(criterion -> !asked.contains(criterion))
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(refuse(
                        CRITERION_UNKNOWN,
                        "findings",
                        others,
                        asked.stream().map(Name::criterion).toList()));
    }

    /** The first criterion of the track that was not found met; members only is never for the public. */
    private static Optional<Decision<GroupEvent>> notMet(Filing filing, List<Finding> findings, Context context) {
        List<String> asked = criteria(filing.card().track(), context);
        boolean membersOnly = filing.dossier()
                .filter(dossier -> dossier.declaration().membersOnly())
                .isPresent();
        if (membersOnly && asked.contains("R-GR-2")) {
            return Optional.of(refuse(MUTUAL_BENEFIT_ONLY, "declaration.membersOnly", true, false));
        }
        Map<String, Boolean> found =
                findings.stream().collect(Collectors.toMap(Finding::criterion, Finding::met, Boolean::logicalAnd));
        return asked.stream()
                .filter(criterion -> !found.getOrDefault(criterion, false))
                .findFirst()
                .map(criterion -> refuse(
                        CRITERIA.get(criterion),
                        "findings",
                        found.containsKey(criterion) ? found.get(criterion) : Wording.NONE.of(),
                        true));
    }

    private static GroupCard card(SubmitGroupRegistration c, GroupSettings settings) {
        return c.card().on(settings.trackOf(c.card().groupType()));
    }

    private static GroupRegistrationSubmitted submitted(
            Submittable s, SubmitGroupRegistration c, GroupSettings settings) {
        Optional<Integer> count = c.particulars().members().or(c.particulars()::households);
        return new GroupRegistrationSubmitted(
                s.id(), card(c, settings), count, settings.policy(), Optional.of(c.attachments()));
    }

    private static GroupRegistered registered(Begun group, GroupCard card, Context context) {
        GroupSettings settings = context.fact(GroupSettings.class);
        return new GroupRegistered(
                group.id(),
                group.account(),
                card,
                new Registration(
                        context.fact(RegistrationNumber.class).value(),
                        group instanceof Filed f && !(group instanceof Submittable)
                                ? f.filing().policy()
                                : settings.policy(),
                        validFrom(context)));
    }

    private static Validity validFrom(Context context) {
        return new Validity(context.today(), until(context.today(), context));
    }

    /** So many years from this day on (K-GR-12); without an end where the municipality does not use the rule. */
    private static Optional<LocalDate> until(LocalDate first, Context context) {
        int years = context.fact(GroupSettings.class).periods().validYears();
        return Optional.of(first.plusYears(years).minusDays(1)).filter(_ -> context.applies(GroupConcern.VALIDITY));
    }

    private static GroupRegistrationRefused refused(
            UnderReview u, Reason reason, Optional<String> rule, LocalDate today) {
        return new GroupRegistrationRefused(
                u.id(), reason, rule.orElse(reason.code().name()), today);
    }

    private static Decision<GroupEvent> issue(Registered r, GroupSettings settings, LocalDate today) {
        return accept(new GroupClaimCodeIssued(
                r.id(), today.plusDays(settings.periods().claimDays())));
    }

    private static Decision<GroupEvent> claim(Registered r, Context context) {
        AccountRef account = context.actor().account();
        if (!r.entry().code().orElseThrow().is(context.fact(CodeGiven.class))) {
            return refuse(CODE_WRONG);
        }
        return accept(
                r.account().isEmpty()
                        ? new GroupAccountClaimed(r.id(), account)
                        : new GroupAccountTransferred(r.id(), account));
    }

    /** The former representative's data is not needed any more. */
    private static Decision<GroupEvent> change(Registered r, ChangeRepresentative c, Context context) {
        GroupSettings settings = context.fact(GroupSettings.class);
        LocalDate today = context.today();
        boolean proven = c.minutes().isPresent() || c.bothSigned();
        if (context.applies(PROOF_MISSING) && r.filing().card().track() != Track.TERRITORIAL && !proven) {
            return refuse(PROOF_MISSING, "minutes", Wording.NONE.of(), Wording.DOCUMENT_AND_HASH.of());
        }
        if (c.effectiveOn().isBefore(LongestTerm.before(today))
                || c.effectiveOn().isAfter(LongestTerm.from(today))) {
            return refuse(
                    DAY_OUT_OF_RANGE,
                    "effectiveOn",
                    c.effectiveOn(),
                    Wording.PERIOD.of(LongestTerm.before(today), LongestTerm.from(today)));
        }
        return notUnique(context).orElseGet(() -> {
            GroupRepresentativeChanged changed = new GroupRepresentativeChanged(
                    r.id(), context.fact(NewPerson.class).ref(), c.effectiveOn());
            Set<FormPart> former = Set.of(FormPart.REPRESENTATIVE);
            return r.filing().persons(former).isEmpty()
                    ? accept(changed)
                    : accept(changed, erased(r, former, REPLACED, context));
        });
    }

    private static PublicationConsent consent(Registered r) {
        return r.filing().dossier().map(Dossier::publicationConsent).orElse(PublicationConsent.NONE);
    }

    static Optional<LocalDate> validUntil(Group.Listed group) {
        return group.registration().validity().validUntil();
    }

    /** The first day on which the group is reminded; none while it is valid without an end. */
    static Optional<LocalDate> reminderOn(Registered r, GroupSettings settings) {
        return validUntil(r).map(last -> last.minusDays(settings.periods().reminderDays()));
    }

    /** Where nobody is reminded, a group renews when it likes; one that is valid without an end has nothing to renew. */
    private static Optional<Decision<GroupEvent>> notReminded(Registered r, Context context) {
        Optional<LocalDate> reminderOn = reminderOn(r, context.fact(GroupSettings.class));
        if (reminderOn.isEmpty()) {
            return Optional.of(refuse(NOTHING_TO_RENEW));
        }
        return reminderOn
                .filter(_ -> context.applies(RENEWAL_NOT_DUE))
                .map(day -> refuse(RENEWAL_NOT_DUE, "today", context.today(), Wording.FROM.of(day)));
    }

    private static Optional<Decision<GroupEvent>> notBefore(Optional<LocalDate> day, LocalDate today) {
        return day.filter(from -> !today.isBefore(from)).isPresent()
                ? Optional.empty()
                : Optional.of(refuse(
                        NOT_YET_DUE,
                        "today",
                        today,
                        day.<Object>map(Wording.FROM::of).orElseGet(Wording.NONE::of)));
    }

    /** From the day after the present one on, so that who renews early loses nothing. */
    private static Validity renewed(Registered r, Context context) {
        Validity present = r.registration().validity();
        return new Validity(
                present.registeredOn(), until(present.validUntil().orElseThrow().plusDays(1), context));
    }

    /** It stands no more; what of it goes on is told to those in charge of it (K-GR-14). */
    private static Decision<GroupEvent> andTold(GroupId id, GroupEvent happened, Context context) {
        List<MatterLeft> matters = context.applies(GroupConcern.OPEN_MATTERS_ARE_TOLD)
                ? context.fact(OpenMatters.class).all()
                : List.of();
        return matters.isEmpty() ? accept(happened) : accept(happened, new GroupMattersLeft(id, matters));
    }

    private static List<String> matters(Context context) {
        return context.fact(OpenMatters.class).grants().stream()
                .map(MatterLeft::subject)
                .toList();
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
}
