package org.kyodo.proposal.call;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.CallPlan;
import org.kyodo.contracts.proposal.ScreeningDay;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.OnceEach;

/** What can be asked of a call for proposals 募集. */
sealed interface CallCommand {

    /**
     * 下書きする.
     *
     * @param department that owns it; without one the collaboration office
     */
    @AllowedTo(Role.STAFF)
    record DraftCall(CallPlan plan, Optional<DepartmentCode> department) implements CallCommand {}

    /** 下書きを変更する; its department stays. */
    @AllowedTo(Role.STAFF)
    record ReviseCall(CallPlan plan) implements CallCommand {}

    /** 下書きを取り消す. */
    @AllowedTo(Role.STAFF)
    record WithdrawCall() implements CallCommand {}

    /** 審査会の委員を決める, in place of those named before. */
    @AllowedTo(Role.STAFF)
    record AppointPanel(@Size(max = 30) @OnceEach List<AccountRef> members) implements CallCommand {
        public AppointPanel {
            members = List.copyOf(members);
        }
    }

    /** 公表する. */
    @AllowedTo(Role.STAFF)
    record PublishCall() implements CallCommand {}

    /** 受付を開始する: its window opens. */
    @AllowedTo(Role.PLATFORM)
    record OpenCall() implements CallCommand {}

    /** 締め切る: its window is over. */
    @AllowedTo(Role.PLATFORM)
    record CloseCall() implements CallCommand {}

    /** 募集期間を延ばす. @param closesAt the last second that counts now */
    @AllowedTo(Role.STAFF)
    record ExtendCall(Instant closesAt, Optional<ReasonGiven> reason) implements CallCommand {}

    /** 審査の日程を決める. */
    @AllowedTo(Role.STAFF)
    record ScheduleScreening(ScreeningDay screening) implements CallCommand {}

    /** 終結する: nothing of what was proposed to it is open any more. */
    @AllowedTo(Role.PLATFORM)
    record DecideCall() implements CallCommand {}

    /** 中止する; what was proposed to it and not decided lapses. */
    @AllowedTo(Role.STAFF)
    record CancelCall(Optional<ReasonGiven> reason) implements CallCommand {}
}
