package org.kyodo.registry.item;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.ItemOutline;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ItemMode;

/** What can be asked of an item 物品 that is lent or given. */
sealed interface ItemCommand {
    /** 提供する. @param group whose it is; without one it is the department's, or the base's whose desk offers it */
    @AllowedTo(
            value = {Role.GROUP, Role.STAFF, Role.DESK},
            onBehalf = {Role.STAFF, Role.DESK})
    record OfferItem(ItemOutline item, ItemMode mode, Optional<GroupId> group) implements ItemCommand {}

    /** 貸出を申し込む. @param until the last day; needed for what is lent, left out for what is given */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record RequestLoan(GroupId group, LocalDate from, Optional<LocalDate> until) implements ItemCommand {}

    /** 承諾する. */
    @AllowedTo(
            value = {Role.GROUP, Role.STAFF, Role.DESK},
            onBehalf = {Role.STAFF, Role.DESK})
    record AgreeLoan() implements ItemCommand {}

    /** 断る. */
    @AllowedTo(
            value = {Role.GROUP, Role.STAFF, Role.DESK},
            onBehalf = {Role.STAFF, Role.DESK})
    record DeclineLoan(Optional<ReasonGiven> reason) implements ItemCommand {}

    /** 返却を記録する. */
    @AllowedTo(
            value = {Role.GROUP, Role.STAFF, Role.DESK},
            onBehalf = {Role.STAFF, Role.DESK})
    record RecordReturn() implements ItemCommand {}

    /** 返却期限が過ぎた. */
    @AllowedTo(Role.PLATFORM)
    record TellOverdue() implements ItemCommand {}

    /** 取り下げる. */
    @AllowedTo(
            value = {Role.GROUP, Role.STAFF, Role.DESK},
            onBehalf = {Role.STAFF, Role.DESK})
    record WithdrawItem() implements ItemCommand {}
}
