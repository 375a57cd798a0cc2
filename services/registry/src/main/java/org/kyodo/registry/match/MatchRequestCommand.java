package org.kyodo.registry.match;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.MatchAsker;
import org.kyodo.contracts.registry.MatchNeed;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.TalentId;
import org.kyodo.contracts.value.TalentKind;
import org.kyodo.contracts.value.Wording;

/** What can be asked of a match request 派遣依頼. */
sealed interface MatchRequestCommand {
    /** 依頼する. */
    @AllowedTo(
            value = {Role.GROUP, Role.STAFF},
            onBehalf = {Role.STAFF, Role.DESK})
    record RequestMatch(TalentKind kind, MatchNeed need, MatchAsker asker) implements MatchRequestCommand {
        public RequestMatch {
            if (!asker.single()) {
                throw new InvalidInput("asker", asker, Wording.ONE_OF_THEM.of());
            }
        }
    }

    /** 人材を提案する. */
    @AllowedTo({Role.STAFF, Role.DESK})
    record ProposeMatch(TalentId talent) implements MatchRequestCommand {}

    /** 承諾する, as the asker or as the talent. */
    @AllowedTo(
            value = {Role.RESIDENT, Role.GROUP, Role.STAFF},
            onBehalf = {Role.STAFF, Role.DESK})
    record AcceptMatch() implements MatchRequestCommand {}

    /** 辞退する, as the asker or as the talent. */
    @AllowedTo(
            value = {Role.RESIDENT, Role.GROUP, Role.STAFF},
            onBehalf = {Role.STAFF, Role.DESK})
    record DeclineMatch() implements MatchRequestCommand {}

    /** The talent is registered no longer. */
    @AllowedTo(Role.PLATFORM)
    record LoseTalent(TalentId talent) implements MatchRequestCommand {}

    /** 派遣を記録する. @param on the day; today where it is left out */
    @AllowedTo({Role.STAFF, Role.DESK})
    record RecordDispatch(Optional<LocalDate> on) implements MatchRequestCommand {}

    /** 報告する. */
    @AllowedTo(
            value = {Role.GROUP, Role.STAFF},
            onBehalf = {Role.STAFF, Role.DESK})
    record ReportMatch(boolean useful) implements MatchRequestCommand {}

    /** 取り消す. */
    @AllowedTo(
            value = {Role.GROUP, Role.STAFF, Role.DESK},
            onBehalf = {Role.STAFF, Role.DESK})
    record CancelMatch(Optional<ReasonGiven> reason) implements MatchRequestCommand {}
}
