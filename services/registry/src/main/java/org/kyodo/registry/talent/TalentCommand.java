package org.kyodo.registry.talent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.registry.TalentConsent;
import org.kyodo.contracts.registry.TalentTerms;
import org.kyodo.contracts.value.GroupId;

/** What can be asked of a talent 人材. */
sealed interface TalentCommand {
    /**
     * 申し出る. Holds personal data: see {@link TalentProfile}.
     *
     * @param group that offers itself; without it the person does
     * @param profile who they are; of a group, whom to ask for there
     */
    @AllowedTo(
            value = {Role.RESIDENT, Role.GROUP},
            onBehalf = {Role.STAFF, Role.DESK})
    record OfferTalent(Optional<GroupId> group, TalentTerms terms, TalentProfile profile) implements TalentCommand {
        /** Named as the party 代理入力の相手 where it has no account: nothing of the person may stand in an event. */
        static final String PARTY = "person";
    }

    /** 応援する. */
    @AllowedTo(anyone = true)
    record BackTalent() implements TalentCommand {}

    /** 登録する. @param identitySeen 本人確認をした; of a group that is registered itself it need not be */
    @AllowedTo({Role.STAFF, Role.DESK})
    record RegisterTalent(boolean identitySeen) implements TalentCommand {}

    /** 登録しない. */
    @AllowedTo({Role.STAFF, Role.DESK})
    record DeclineTalent(Optional<ReasonGiven> reason) implements TalentCommand {}

    /** 公開する. @param consent what of it besides what it offers */
    @AllowedTo(
            value = {Role.RESIDENT, Role.GROUP},
            onBehalf = {Role.STAFF, Role.DESK})
    record PublishTalent(TalentConsent consent) implements TalentCommand {}

    /** 公開をやめる. */
    @AllowedTo(
            value = {Role.RESIDENT, Role.GROUP},
            onBehalf = {Role.STAFF, Role.DESK})
    record HideTalent() implements TalentCommand {}

    /** 退任する. */
    @AllowedTo(
            value = {Role.RESIDENT, Role.GROUP, Role.STAFF, Role.DESK},
            onBehalf = {Role.STAFF, Role.DESK})
    record RetireTalent() implements TalentCommand {}

    /** 個人情報を消去する: at the person's request, or by the platform when it was kept for its time. */
    @AllowedTo(
            value = {Role.RESIDENT, Role.GROUP, Role.STAFF, Role.DESK, Role.PLATFORM},
            onBehalf = {Role.STAFF, Role.DESK})
    record EraseTalent(@JsonIgnore ErasureGround ground) implements TalentCommand {}
}
