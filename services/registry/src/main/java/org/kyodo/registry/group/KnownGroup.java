package org.kyodo.registry.group;

import static org.kyodo.chassis.decide.CommonRefusal.CONFLICT_OF_INTEREST;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;

/**
 * A group 団体 as the other matters of the registry know it; a fact of their rule books. There is one for every id, also for
 * one that stands for no group.
 *
 * @param account that acts for it; a group that was registered on paper may have none
 * @param name as its form has it, once it was submitted
 */
public record KnownGroup(
        GroupId id,
        Standing standing,
        Optional<AccountRef> account,
        Optional<GroupType> type,
        Optional<String> name,
        List<AreaCode> areas) {
    /** How it stands in the register. */
    public enum Standing {
        /** 登録. */
        REGISTERED,
        /** 停止. */
        SUSPENDED,
        /** 申請中: its application is being examined or corrected. */
        APPLYING,
        /** Not registered: unknown, not applied for, or not any more. */
        NONE
    }

    static KnownGroup unknown(GroupId id) {
        return new KnownGroup(id, Standing.NONE, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** Whether it may be a party to something new (K-ALL-8). */
    public boolean isRegistered() {
        return standing == Standing.REGISTERED;
    }

    /** Whether the register has it, be it suspended. */
    public boolean isInRegister() {
        return standing == Standing.REGISTERED || standing == Standing.SUSPENDED;
    }

    public boolean is(GroupType kind) {
        return type.filter(kind::equals).isPresent();
    }

    /** Whether the actor may act for it 本人又は代理入力: the tables' {@code group°}. */
    public boolean mayBeActedForBy(Actor actor) {
        return mayActFor(id, account, actor);
    }

    /** Whether the actor is the group itself, by its own account. */
    public boolean isActedForBySelf(Actor actor) {
        return !actor.entersForOthers() && isOwn(account, actor);
    }

    /** What speaks against a decision on it by a person who acts for it, whatever roles their account has besides 利益相反 (K-ALL-7). */
    public <E> Optional<Decision<E>> conflict(Context context) {
        return conflict(account, context);
    }

    static <E> Optional<Decision<E>> conflict(Optional<AccountRef> account, Context context) {
        return context.applies(CONFLICT_OF_INTEREST)
                        && account.filter(context.actor().account()::equals).isPresent()
                ? Optional.of(Decision.refuse(CONFLICT_OF_INTEREST))
                : Optional.empty();
    }

    /**
     * The account itself; or the registrar, a desk or the office, who enters for it what came in on paper, at a counter or
     * by telephone 代理入力 (K-ALL-6).
     */
    static boolean mayActFor(GroupId group, Optional<AccountRef> account, Actor actor) {
        return actor.entersForOthers()
                ? actor.entersFor(group, account)
                        && (actor.is(Role.DESK) || actor.isStaffOf(DepartmentCode.COLLABORATION_OFFICE))
                : isOwn(account, actor);
    }

    static boolean isOwn(Optional<AccountRef> account, Actor actor) {
        return actor.is(Role.GROUP) && account.filter(actor.account()::equals).isPresent();
    }
}
