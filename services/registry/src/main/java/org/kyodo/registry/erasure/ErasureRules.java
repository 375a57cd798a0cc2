package org.kyodo.registry.erasure;

import static org.kyodo.chassis.decide.CommonRefusal.NOT_ENTERED_ON_BEHALF;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.registry.erasure.ErasureRefusal.ACCOUNT_IN_USE;
import static org.kyodo.registry.erasure.ErasureRefusal.ACCOUNT_MISSING;
import static org.kyodo.registry.erasure.ErasureRefusal.NOT_YOUR_ERASURE;
import static org.kyodo.registry.erasure.ErasureRefusal.RECORD_KEPT_BY_LAW;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.registry.ErasureEvent;
import org.kyodo.contracts.registry.ErasureEvent.AccountErased;
import org.kyodo.contracts.registry.ErasureEvent.ErasureCancelled;
import org.kyodo.contracts.registry.ErasureEvent.ErasureRequested;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.ErasureId;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.erasure.Erasure.Absent;
import org.kyodo.registry.erasure.Erasure.Cancelled;
import org.kyodo.registry.erasure.Erasure.Erased;
import org.kyodo.registry.erasure.Erasure.Known;
import org.kyodo.registry.erasure.Erasure.Requested;
import org.kyodo.registry.erasure.ErasureCommand.CancelErasure;
import org.kyodo.registry.erasure.ErasureCommand.CarryOutErasure;
import org.kyodo.registry.erasure.ErasureCommand.RequestErasure;
import org.kyodo.registry.facility.Desk;

/** The rule book of an erasure 本人の情報の消去. Needs to know: {@link Held}. */
final class ErasureRules implements Decider<ErasureCommand, Erasure, ErasureEvent> {
    private static final Taken<ErasureCommand, Erasure> TAKEN = Taken.of(ErasureCommand.class, Erasure.class)
            .in(Absent.class, RequestErasure.class)
            .in(Requested.class, CarryOutErasure.class, CancelErasure.class)
            .in(Erased.class, CarryOutErasure.class)
            .in(Cancelled.class, CancelErasure.class);

    private record Case(Erasure erasure, ErasureCommand command) {}

    /** 公開範囲: whose data it is, desks and the collaboration office, and auditors. */
    @Override
    public boolean seenBy(Erasure erasure, Context context) {
        Actor actor = context.actor();
        return erasure instanceof Known known
                && (isInCharge(actor) || actor.is(Role.AUDITOR) || isOf(known.account(), actor));
    }

    @Override
    public Taken<ErasureCommand, Erasure> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<ErasureEvent>> barred(
            Erasure erasure, Class<? extends ErasureCommand> command, Context context) {
        if (!(erasure instanceof Known known) || command == RequestErasure.class) {
            return Optional.empty();
        }
        Actor actor = context.actor();
        if (command == CancelErasure.class) {
            boolean may = isOf(known.account(), actor) || isInCharge(actor) && !actor.entersForOthers();
            return may ? Optional.empty() : Optional.of(refuse(NOT_YOUR_ERASURE));
        }
        if (!isInCharge(actor)) {
            return Optional.of(
                    refuse(NOT_IN_CHARGE, "department", actor.department(), DepartmentCode.COLLABORATION_OFFICE));
        }
        return known instanceof Requested requested
                ? requested.entries().<ErasureEvent>against(context).or(() -> inTheWay(context))
                : Optional.empty();
    }

    @Override
    public Decision<ErasureEvent> decide(Erasure erasure, ErasureCommand command, Context context) {
        return switch (new Case(erasure, command)) {
            case Case(Absent absent, RequestErasure c) -> request(absent.id(), c.account(), context);

            case Case(Requested r, CarryOutErasure _) -> accept(new AccountErased(r.id(), r.account(), context.now()));
            case Case(Erased _, CarryOutErasure _) -> repeated();

            case Case(Requested r, CancelErasure _) -> accept(new ErasureCancelled(r.id(), r.account()));
            case Case(Cancelled _, CancelErasure _) -> repeated();

            case Case _ -> notInThisStage(erasure, command);
        };
    }

    private static Decision<ErasureEvent> request(ErasureId id, Optional<AccountRef> account, Context context) {
        Actor actor = context.actor();
        if (!actor.entersForOthers() && !actor.is(Role.RESIDENT)) {
            return refuse(NOT_ENTERED_ON_BEHALF);
        }
        if (actor.entersForOthers() && !isInCharge(actor)) {
            return refuse(NOT_IN_CHARGE, "department", actor.department(), DepartmentCode.COLLABORATION_OFFICE);
        }
        if (account.isEmpty()) {
            return refuse(ACCOUNT_MISSING, "Kyodo-On-Behalf-Of", Wording.NONE.of(), Wording.RECIPIENT.of());
        }
        ErasureRequested requested = new ErasureRequested(id, account.get());
        return inTheWay(context)
                .orElseGet(() -> actor.entersForOthers()
                        ? accept(requested)
                        : accept(requested, new AccountErased(id, account.get(), context.now())));
    }

    /** K-ER-1: an open matter needs what is held; and the rules on records may keep it for a time. */
    private static Optional<Decision<ErasureEvent>> inTheWay(Context context) {
        Held held = context.fact(Held.class);
        if (!held.open().isEmpty()) {
            return Optional.of(refuse(ACCOUNT_IN_USE, "matters", held.open(), Wording.NOTHING.of()));
        }
        Optional<LocalDate> kept = held.keptUntil().filter(context.today()::isBefore);
        return kept.map(day -> refuse(RECORD_KEPT_BY_LAW, "today", context.today(), Wording.FROM.of(day)));
    }

    /** A desk of any base or the collaboration office. */
    static boolean isInCharge(Actor actor) {
        return actor.is(Role.DESK) || Desk.isOffice(actor);
    }

    /** Themself, or a desk or the office that enters it for them 代理入力. */
    private static boolean isOf(AccountRef account, Actor actor) {
        return actor.onBehalfOf()
                .map(named -> isInCharge(actor) && named.equals(account.value()))
                .orElseGet(() -> account.equals(actor.account()));
    }
}
