package org.kyodo.proposal.proposal;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.Measure;
import org.kyodo.contracts.proposal.OpinionStatement;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.ReflectionOutcome;
import org.kyodo.contracts.value.RoundTableId;

/** What can be asked of a policy proposal of citizens that was accepted 公開協議から説明まで. */
sealed interface PolicyCommand extends ProposalCommand {

    /** 公開協議に付する. @param forum about it, which is scheduled */
    @AllowedTo({Role.STAFF, Role.DESK})
    record OpenPublicDiscussion(RoundTableId forum) implements PolicyCommand {}

    /** 意見書を公表する. */
    @AllowedTo({Role.STAFF, Role.DESK})
    record PublishOpinionStatement(
            DocumentRef document,
            @Size(max = 50) List<@Prose(max = 1_000) String> pointsFor,
            @Size(max = 50) List<@Prose(max = 1_000) String> pointsAgainst)
            implements PolicyCommand {
        public PublishOpinionStatement {
            pointsFor = List.copyOf(pointsFor);
            pointsAgainst = List.copyOf(pointsAgainst);
        }

        OpinionStatement statement(RoundTableId forum) {
            return new OpinionStatement(document, forum, pointsFor, pointsAgainst);
        }
    }

    /** 市へ提案する. */
    @AllowedTo(
            value = {Role.GROUP, Role.RESIDENT, Role.DESK},
            onBehalf = {Role.STAFF, Role.DESK})
    record SubmitToCity() implements PolicyCommand {}

    /**
     * 反映結果を説明する, or say that there is none yet.
     *
     * @param text for the public
     * @param dueOn the new last day, where there is no result yet
     */
    @AllowedTo(Role.STAFF)
    record ReportReflection(
            ReflectionOutcome outcome,
            // A blank text breaks R-CP-4, so it gets as far as the rules.
            @Size(max = 4_000) String text,
            Optional<ReasonGiven> reason,
            Optional<@Size(max = 20) List<Measure>> measures,
            Optional<LocalDate> dueOn)
            implements PolicyCommand {}

    /** 説明期限の超過を知らせる. */
    @AllowedTo(Role.PLATFORM)
    record TellAccountabilityOverdue() implements PolicyCommand {}
}
