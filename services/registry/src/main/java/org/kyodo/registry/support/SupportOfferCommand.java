package org.kyodo.registry.support;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.SupportTerms;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ReasonCode;

/** What can be asked of an offer of support 支援の申出. */
sealed interface SupportOfferCommand {

    /** 申し出る. @param group that offers */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record OfferSupport(GroupId group, SupportTerms terms) implements SupportOfferCommand {}

    /** 求める. @param group that asks @param quantity where the offer counts */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record RequestSupport(GroupId group, Optional<@Min(1) @Max(1_000_000) Integer> quantity)
            implements SupportOfferCommand {}

    /** 合意する. @param request its number */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record AgreeSupport(int request) implements SupportOfferCommand {}

    /** 辞退する. @param request its number @param code why */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record DeclineSupport(int request, ReasonCode code) implements SupportOfferCommand {}

    /** 受領を記録する, by the group that was helped. @param request its number */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record RecordDelivery(int request) implements SupportOfferCommand {}

    /** 取り下げる. */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record WithdrawOffer() implements SupportOfferCommand {}

    /** The last day is over. */
    @AllowedTo(Role.PLATFORM)
    record EndOffer() implements SupportOfferCommand {}
}
