package org.kyodo.proposal.project;

import static org.kyodo.chassis.decide.CommonRefusal.NOT_ENTERED_ON_BEHALF;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.proposal.project.ProjectRefusal.GROUP_NOT_NAMED;
import static org.kyodo.proposal.project.ProjectRefusal.MONEY_NOT_PROMISED;
import static org.kyodo.proposal.project.ProjectRefusal.NOTHING_PLEDGED;
import static org.kyodo.proposal.project.ProjectRefusal.NOT_YOUR_GROUP;
import static org.kyodo.proposal.project.ProjectRefusal.NO_GROUND_TO_HIDE;
import static org.kyodo.proposal.project.ProjectRefusal.NO_SUCH_OCCASION;
import static org.kyodo.proposal.project.ProjectRefusal.ONE_SUPPORTER;
import static org.kyodo.proposal.project.ProjectRefusal.TOO_MANY_INITIATIVES;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.InitiativeOutline;
import org.kyodo.contracts.proposal.Initiator;
import org.kyodo.contracts.proposal.Pledge;
import org.kyodo.contracts.proposal.ProjectEvent;
import org.kyodo.contracts.proposal.ProjectEvent.InitiativeAnnounced;
import org.kyodo.contracts.proposal.ProjectEvent.InitiativeCorrected;
import org.kyodo.contracts.proposal.ProjectEvent.InitiativeHidden;
import org.kyodo.contracts.proposal.ProjectEvent.InitiativeShown;
import org.kyodo.contracts.proposal.ProjectEvent.PledgeWithdrawn;
import org.kyodo.contracts.proposal.ProjectEvent.SupportPledged;
import org.kyodo.contracts.proposal.Supporter;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProjectId;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.SupportKind;
import org.kyodo.contracts.value.Wording;
import org.kyodo.proposal.project.Pledges.Said;
import org.kyodo.proposal.project.Project.Supported;
import org.kyodo.proposal.project.ProjectCommand.AnnounceInitiative;
import org.kyodo.proposal.project.ProjectCommand.CorrectInitiative;
import org.kyodo.proposal.project.ProjectCommand.HideInitiative;
import org.kyodo.proposal.project.ProjectCommand.PledgeSupport;
import org.kyodo.proposal.project.ProjectCommand.WithdrawPledge;
import org.kyodo.proposal.project.ProjectFacts.EarlierWords;
import org.kyodo.proposal.project.ProjectFacts.NamedParties;
import org.kyodo.proposal.project.ProjectFacts.Occasion;
import org.kyodo.proposal.project.ProjectFacts.Settings;

/** What only an initiative 市民事業 has in the rule book of projects: the city decides nothing about it (R-IV-1). */
final class InitiativeRules {
    /** 表示しない理由: that it breaks a law, or names persons (K-IV-1). */
    private static final Set<ReasonCode> TO_HIDE = Set.of(ReasonCode.LEGAL_LIMIT, ReasonCode.PERSONS_NAMED);

    private InitiativeRules() {}

    static Decision<ProjectEvent> announced(ProjectId id, AnnounceInitiative c, Context context) {
        Actor actor = context.actor();
        if (actor.entersForOthers() && !mayEnter(actor)) {
            return ProjectRules.notInCharge(actor);
        }
        if (!actor.entersForOthers() && !actor.is(Role.RESIDENT) && !actor.is(Role.GROUP)) {
            return refuse(NOT_ENTERED_ON_BEHALF);
        }
        if (c.group().isEmpty() && !actor.entersForOthers() && !actor.is(Role.RESIDENT)) {
            return refuse(GROUP_NOT_NAMED, "group", Wording.NONE.of(), Wording.GROUPS_OWN_ACCOUNT.of());
        }
        if (c.group().filter(group -> !mayActFor(group, context)).isPresent()) {
            return refuse(NOT_YOUR_GROUP, "group", c.group(), Wording.GROUPS_OWN_ACCOUNT.of());
        }
        return faulty(c.initiative(), Optional.empty(), context).orElseGet(() -> {
            Initiator initiator = initiatorOf(c, actor);
            return ownerOf(initiator)
                    .flatMap(_ -> Quota.<ProjectEvent>usedUp(TOO_MANY_INITIATIVES, "account", context))
                    .orElseGet(() -> accept(new InitiativeAnnounced(id, initiator, c.initiative())));
        });
    }

    /** Shown at once, unless the office hides it: then it shows it again. */
    static Decision<ProjectEvent> corrected(Supported initiative, CorrectInitiative c, Context context) {
        Statement statement = statement(initiative);
        if (c.initiative().equals(statement.outline()) && c.contact().isEmpty()) {
            return repeated();
        }
        return faulty(c.initiative(), statement.outline().call(), context).orElseGet(() -> {
            InitiativeCorrected corrected = new InitiativeCorrected(initiative.id(), c.initiative());
            return statement.hidden().isPresent()
                    ? accept(corrected)
                    : accept(corrected, new InitiativeShown(initiative.id(), c.initiative()));
        });
    }

    static Decision<ProjectEvent> pledged(Supported initiative, PledgeSupport c, Context context) {
        if (c.kind() == SupportKind.MONEY && c.quantity().isPresent()) {
            return refuse(MONEY_NOT_PROMISED, "quantity", c.quantity(), Wording.NONE.of());
        }
        return supporter(c.group(), c.department(), context, supporter -> {
            Pledges pledges = statement(initiative).pledges();
            Optional<Said> before =
                    lastWord(pledges, supporter, c.kind(), context).filter(said -> !said.withdrawn());
            if (before.filter(said -> said.pledge().quantity().equals(c.quantity()))
                    .isPresent()) {
                return repeated();
            }
            return accept(new SupportPledged(
                    initiative.id(),
                    new Pledge(supporter, c.kind(), c.quantity()),
                    pledges.inForce() + (before.isPresent() ? 0 : 1)));
        });
    }

    static Decision<ProjectEvent> withdrawn(Supported initiative, WithdrawPledge c, Context context) {
        return supporter(c.group(), c.department(), context, supporter -> {
            Pledges pledges = statement(initiative).pledges();
            Optional<Said> before = lastWord(pledges, supporter, c.kind(), context);
            if (before.isEmpty()) {
                return refuse(NOTHING_PLEDGED, "kind", c.kind(), Wording.NONE.of());
            }
            return before.get().withdrawn()
                    ? repeated()
                    : accept(new PledgeWithdrawn(initiative.id(), supporter, c.kind(), pledges.inForce() - 1));
        });
    }

    /** K-IV-1. */
    static Decision<ProjectEvent> hidden(Supported initiative, HideInitiative c, Context context) {
        if (statement(initiative).hidden().isPresent()) {
            return repeated();
        }
        return ReasonGiven.needed(
                c.reason(),
                context.fact(Settings.class).minReason(),
                reason -> TO_HIDE.contains(reason.code())
                        ? accept(new InitiativeHidden(initiative.id(), reason.code()))
                        : refuse(
                                NO_GROUND_TO_HIDE,
                                "reason.code",
                                reason.code(),
                                TO_HIDE.stream().sorted().toList()));
    }

    static Decision<ProjectEvent> shown(Supported initiative) {
        Statement statement = statement(initiative);
        return statement.hidden().isPresent()
                ? accept(new InitiativeShown(initiative.id(), statement.outline()))
                : repeated();
    }

    /** A desk, or the collaboration office, enters for citizens 代理入力. */
    static boolean mayEnter(Actor actor) {
        return actor.is(Role.DESK) || actor.isStaffOf(DepartmentCode.COLLABORATION_OFFICE);
    }

    /** Neither an account nor a group where it is entered for a person who has none. */
    static Initiator initiatorOf(AnnounceInitiative c, Actor actor) {
        if (c.group().isPresent()) {
            return new Initiator(Optional.empty(), c.group());
        }
        return new Initiator(
                actor.onBehalfOf()
                        .map(party -> Optional.of(party)
                                .filter(named -> !named.equals(AnnounceInitiative.PARTY))
                                .map(AccountRef::of))
                        .orElseGet(() -> Optional.of(actor.account())),
                Optional.empty());
    }

    /** Of whose initiatives a place is taken; nobody's where the person has no account. */
    static Optional<String> ownerOf(Initiator initiator) {
        return initiator.group().map(id -> "group:" + id).or(() -> initiator
                .account()
                .map(account -> "account:" + account));
    }

    /** What of the text names nothing that is there. @param before the occasion that it was stated on */
    private static Optional<Decision<ProjectEvent>> faulty(
            InitiativeOutline outline, Optional<CallId> before, Context context) {
        boolean noOccasion = outline.call().isPresent()
                && !outline.call().equals(before)
                && context.fact(Occasion.class)
                        .call()
                        .filter(call -> !call.cancelled()
                                && call.terms().plan().kind() == CallKind.INITIATIVE
                                && call.terms().plan().window().contains(context.now()))
                        .isEmpty();
        return noOccasion
                ? Optional.of(refuse(NO_SUCH_OCCASION, "initiative.call", outline.call(), Wording.RUNNING_CALL.of()))
                : ProjectRules.unknownCodes(outline.areas(), outline.fieldTypes(), context);
    }

    private static Decision<ProjectEvent> supporter(
            Optional<GroupId> group,
            Optional<DepartmentCode> department,
            Context context,
            Function<Supporter, Decision<ProjectEvent>> decided) {
        Actor actor = context.actor();
        if (group.isPresent() && department.isPresent()) {
            return refuse(ONE_SUPPORTER, "department", department, Wording.NONE.of());
        }
        if (group.isPresent()) {
            return mayActFor(group.get(), context)
                    ? decided.apply(Supporter.group(group.get()))
                    : refuse(NOT_YOUR_GROUP, "group", group, Wording.GROUPS_OWN_ACCOUNT.of());
        }
        if (actor.entersForOthers()) {
            return refuse(GROUP_NOT_NAMED, "group", Wording.NONE.of(), Wording.GROUPS_OWN_ACCOUNT.of());
        }
        if (department.isPresent()) {
            return actor.isStaffOf(department.get())
                    ? decided.apply(Supporter.department(department.get()))
                    : refuse(NOT_IN_CHARGE, "department", department, actor.department());
        }
        return decided.apply(Supporter.account(actor.account()));
    }

    private static Optional<Said> lastWord(Pledges pledges, Supporter supporter, SupportKind kind, Context context) {
        return pledges.find(supporter, kind)
                .or(() -> context.fact(EarlierWords.class).of(supporter));
    }

    private static boolean mayActFor(GroupId group, Context context) {
        return context.fact(NamedParties.class).parties().mayActFor(group, context.actor(), mayEnter(context.actor()));
    }

    private static Statement statement(Supported initiative) {
        return initiative.work().initiative().orElseThrow();
    }
}
