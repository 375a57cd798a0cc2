package org.kyodo.grant.budgetline;

import static org.kyodo.chassis.decide.CommonRefusal.FOUR_EYES;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.grant.budgetline.BudgetLineRefusal.ALREADY_RELEASED;
import static org.kyodo.grant.budgetline.BudgetLineRefusal.APPLICATION_NOT_SUBMITTED;
import static org.kyodo.grant.budgetline.BudgetLineRefusal.BELOW_WHAT_IS_USED;
import static org.kyodo.grant.budgetline.BudgetLineRefusal.BUDGET;
import static org.kyodo.grant.budgetline.BudgetLineRefusal.EXCEEDS_REQUEST;
import static org.kyodo.grant.budgetline.BudgetLineRefusal.NOT_RESERVED;
import static org.kyodo.grant.budgetline.BudgetLineRefusal.RESERVED_OTHERWISE;
import static org.kyodo.grant.budgetline.BudgetLineRefusal.UNKNOWN_PROGRAMME;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.grant.BudgetLineEvent;
import org.kyodo.contracts.grant.BudgetLineEvent.BudgetCommitted;
import org.kyodo.contracts.grant.BudgetLineEvent.BudgetExhausted;
import org.kyodo.contracts.grant.BudgetLineEvent.BudgetReleased;
import org.kyodo.contracts.grant.BudgetLineEvent.BudgetReserved;
import org.kyodo.contracts.grant.BudgetLineEvent.BudgetSet;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.BudgetLineId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.Wording;
import org.kyodo.contracts.value.Yen;
import org.kyodo.grant.InCharge;
import org.kyodo.grant.budgetline.BudgetLine.Absent;
import org.kyodo.grant.budgetline.BudgetLine.Funded;
import org.kyodo.grant.budgetline.BudgetLineCommand.CommitBudget;
import org.kyodo.grant.budgetline.BudgetLineCommand.ReleaseBudget;
import org.kyodo.grant.budgetline.BudgetLineCommand.ReserveBudget;
import org.kyodo.grant.budgetline.BudgetLineCommand.SetBudget;

/**
 * The rule book of a budget line. Needs to know: {@link BudgetSettings} to set the budget, {@link Requested} to reserve,
 * {@link Earmarked} for all that concerns an application.
 */
final class BudgetLineRules implements Decider<BudgetLineCommand, BudgetLine, BudgetLineEvent> {
    private static final Taken<BudgetLineCommand, BudgetLine> TAKEN = Taken.of(
                    BudgetLineCommand.class, BudgetLine.class)
            .in(BudgetLine.class, SetBudget.class)
            .in(Funded.class, ReserveBudget.class, CommitBudget.class, ReleaseBudget.class);

    private record Case(BudgetLine line, BudgetLineCommand command) {}

    /** 公開範囲: those in charge, treasurers and auditors. */
    @Override
    public boolean seenBy(BudgetLine line, Context context) {
        return line instanceof Funded funded
                && (seesAll(context.actor()) || context.actor().isStaffOf(funded.department()));
    }

    static boolean seesAll(Actor actor) {
        return actor.is(Role.TREASURER) || actor.is(Role.AUDITOR) || InCharge.is(actor, List.of());
    }

    @Override
    public Decision<BudgetLineEvent> decide(BudgetLine line, BudgetLineCommand command, Context context) {
        return switch (new Case(line, command)) {
            case Case(BudgetLine _, SetBudget c) -> set(line, c, context);

            case Case(Funded _, ReserveBudget c)
            when context.fact(Requested.class).entries().needOtherEyes(context) -> Entries.sameEyes(context.actor());
            case Case(Funded funded, ReserveBudget c) ->
                earmark(funded, c.application(), context)
                        .map(earmark -> again(earmark, c))
                        .orElseGet(() -> reserve(funded, c, context.fact(Requested.class)));
            case Case(Funded funded, CommitBudget c) -> commit(funded, c.application(), context);
            case Case(Funded funded, ReleaseBudget c) -> release(funded, c.application(), context);

            case Case _ -> notInThisStage(line, command);
        };
    }

    @Override
    public Taken<BudgetLineCommand, BudgetLine> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<BudgetLineEvent>> barred(
            BudgetLine line, Class<? extends BudgetLineCommand> command, Context context) {
        return line instanceof Funded funded && !mayAct(context.actor(), funded.department())
                ? Optional.of(notInCharge(context, funded.department()))
                : Optional.empty();
    }

    private static Decision<BudgetLineEvent> notInCharge(Context context, DepartmentCode department) {
        return refuse(NOT_IN_CHARGE, "department", InCharge.departmentOf(context.actor()), department);
    }

    private static Decision<BudgetLineEvent> set(BudgetLine line, SetBudget command, Context context) {
        BudgetSettings settings = context.fact(BudgetSettings.class);
        if (settings.programme().isEmpty()) {
            return refuse(UNKNOWN_PROGRAMME, "programme", command.programme(), settings.offered());
        }
        BudgetSettings.Programme programme = settings.programme().get();
        if (!mayAct(context.actor(), programme.department())) {
            return notInCharge(context, programme.department());
        }
        Yen amount = command.amount().orElse(programme.budget());
        return switch (line) {
            case Absent(var id) -> accept(budgetSet(id, command, programme, amount, amount));
            case Funded funded
            when funded.used().exceeds(amount) ->
                refuse(BELOW_WHAT_IS_USED, "amount", amount, Wording.AT_LEAST.of(funded.used()));
            case Funded funded when funded.budget().equals(amount) -> repeated();
            case Funded funded -> {
                Yen available = amount.minus(funded.used());
                BudgetLineEvent set = budgetSet(funded.id(), command, programme, amount, available);
                yield gone(funded, available) ? accept(set, new BudgetExhausted(funded.id())) : accept(set);
            }
        };
    }

    private static BudgetSet budgetSet(
            BudgetLineId id, SetBudget command, BudgetSettings.Programme programme, Yen amount, Yen available) {
        return new BudgetSet(id, command.programme(), command.fiscalYear(), programme.department(), amount, available);
    }

    private static Decision<BudgetLineEvent> reserve(Funded line, ReserveBudget command, Requested requested) {
        if (requested.amount().isEmpty()) {
            return refuse(
                    APPLICATION_NOT_SUBMITTED,
                    "application",
                    command.application(),
                    Wording.SUBMITTED_APPLICATION.of(line.programme(), line.fiscalYear()));
        }
        if (command.amount().exceeds(requested.amount().get())) {
            return refuse(
                    EXCEEDS_REQUEST,
                    "amount",
                    command.amount(),
                    Wording.AT_MOST.of(requested.amount().get()));
        }
        if (command.amount().exceeds(line.available())) {
            return refuse(BUDGET, "amount", command.amount(), Wording.AT_MOST.of(line.available()));
        }
        Yen available = line.available().minus(command.amount());
        BudgetLineEvent reserved = new BudgetReserved(line.id(), command.application(), command.amount(), available);
        return gone(line, available) ? accept(reserved, new BudgetExhausted(line.id())) : accept(reserved);
    }

    private static Decision<BudgetLineEvent> again(Earmark earmark, ReserveBudget command) {
        return switch (earmark.use()) {
            case RESERVED, COMMITTED ->
                earmark.amount().equals(command.amount())
                        ? repeated()
                        : refuse(RESERVED_OTHERWISE, "amount", command.amount(), earmark.amount());
            case RELEASED ->
                refuse(ALREADY_RELEASED, "application", command.application(), Wording.OTHER_APPLICATION.of());
        };
    }

    /** 相互牽制: who entered the application does not reserve for it, and who did either does not commit. */
    private static Decision<BudgetLineEvent> commit(Funded line, ApplicationId application, Context context) {
        return earmark(line, application, context)
                .map(earmark -> switch (earmark.use()) {
                    case RESERVED ->
                        context.applies(FOUR_EYES) && earmark.isReservedBy(context.actor())
                                        || context.fact(Requested.class)
                                                .entries()
                                                .needOtherEyes(context)
                                ? Entries.<BudgetLineEvent>sameEyes(context.actor())
                                : accepted(new BudgetCommitted(
                                        line.id(), application, earmark.amount(), line.available()));
                    case COMMITTED -> Decision.<BudgetLineEvent>repeated();
                    case RELEASED -> notReserved(application);
                })
                .orElseGet(() -> notReserved(application));
    }

    private static Decision<BudgetLineEvent> release(Funded line, ApplicationId application, Context context) {
        return earmark(line, application, context)
                .map(earmark -> switch (earmark.use()) {
                    case RESERVED, COMMITTED ->
                        accepted(new BudgetReleased(
                                line.id(),
                                application,
                                earmark.amount(),
                                earmark.use() == Earmark.Use.COMMITTED,
                                line.available().plus(earmark.amount())));
                    case RELEASED -> Decision.<BudgetLineEvent>repeated();
                })
                .orElseGet(() -> notReserved(application));
    }

    /** The line's own counts before what it has given up. */
    private static Optional<Earmark> earmark(Funded line, ApplicationId application, Context context) {
        return line.of(application).or(() -> context.fact(Earmarked.class).earmark());
    }

    private static Decision<BudgetLineEvent> accepted(BudgetLineEvent event) {
        return accept(event);
    }

    private static Decision<BudgetLineEvent> notReserved(ApplicationId application) {
        return refuse(NOT_RESERVED, "application", application, Wording.RESERVED_APPLICATION.of());
    }

    private static boolean gone(Funded line, Yen availableAfter) {
        return availableAfter.equals(Yen.ZERO) && !line.available().equals(Yen.ZERO);
    }

    /** The treasurer acts for all budgets of the municipality, a department for its own programmes. */
    private static boolean mayAct(Actor actor, DepartmentCode department) {
        return actor.is(Role.TREASURER) || InCharge.is(actor, List.of(department));
    }
}
