package org.kyodo.proposal.comment;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.OpinionAnswer;
import org.kyodo.contracts.proposal.PublicCommentPlan;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Prose;

/** What can be asked of a public comment パブリック・コメント. */
sealed interface PublicCommentCommand {

    /** 計画案を公表する. @param department that makes the plan; without one the caller's own */
    @AllowedTo(Role.STAFF)
    record PublishDraftPlan(PublicCommentPlan plan, Optional<DepartmentCode> department)
            implements PublicCommentCommand {}

    /** 募集を延長する. @param closesAt the last second that counts now */
    @AllowedTo(Role.STAFF)
    record ExtendPublicComment(Instant closesAt, Optional<ReasonGiven> reason) implements PublicCommentCommand {}

    /** 中止する. */
    @AllowedTo(Role.STAFF)
    record CancelPublicComment(Optional<ReasonGiven> reason) implements PublicCommentCommand {}

    /** 募集を開始する: its window opens. */
    @AllowedTo(Role.PLATFORM)
    record OpenPublicComment() implements PublicCommentCommand {}

    /** 締め切る: its window is over. */
    @AllowedTo(Role.PLATFORM)
    record ClosePublicComment() implements PublicCommentCommand {}

    /**
     * 意見を提出する.
     *
     * @param group whose opinion it is; without one the caller's own
     * @param opinion 意見
     */
    @AllowedTo(
            anyone = true,
            onBehalf = {Role.STAFF, Role.DESK})
    record SubmitOpinion(
            Optional<GroupId> group, @Prose(max = 4_000) String opinion) implements PublicCommentCommand {}

    /** 意見に回答する, or answer them anew before the result. */
    @AllowedTo(Role.STAFF)
    record AnswerOpinions(@Size(min = 1, max = 50) List<OpinionAnswer> answers) implements PublicCommentCommand {}

    /** 結果を公表する. */
    @AllowedTo(Role.STAFF)
    record PublishResult() implements PublicCommentCommand {}

    /** The opinions were kept for their time. */
    @AllowedTo(Role.PLATFORM)
    record ForgetOpinions() implements PublicCommentCommand {}
}
