package org.kyodo.contracts.proposal;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.EvaluationId;
import org.kyodo.contracts.value.ProjectId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.SupportKind;
import org.kyodo.contracts.value.Visibility;

/** What happens to a project 協働事業 of groups and the city, or to an initiative 市民事業 of citizens alone. */
@AggregateStream(
        service = "proposal",
        aggregate = "project",
        stages = {"Planned", "Announced", "InProgress", "Suspended", "Completed", "Evaluated", "Closed", "Cancelled"})
public sealed interface ProjectEvent extends DomainEvent {

    /** It is planned 準備: a proposal was adopted, or a section plans it under a standing agreement. */
    @EventType(value = "kyodo.proposal.ProjectPlanned", visibility = Visibility.PUBLIC)
    record ProjectPlanned(ProjectId projectId, ProjectPlan plan) implements ProjectEvent {}

    /** Citizens state what they will do with their own hands 表明 (R-IV-1). The city decides nothing about it. */
    @EventType(value = "kyodo.proposal.InitiativeAnnounced", visibility = Visibility.PUBLIC)
    record InitiativeAnnounced(ProjectId projectId, Initiator initiator, InitiativeOutline initiative)
            implements ProjectEvent {}

    /** Somebody says that they will help 支援の表明 (R-IV-2). @param pledges in force now */
    @EventType(value = "kyodo.proposal.SupportPledged", visibility = Visibility.PUBLIC, unnamed = true)
    record SupportPledged(ProjectId projectId, Pledge pledge, int pledges) implements ProjectEvent {}

    /** They take it back 支援の取りやめ. @param pledges in force now */
    @EventType(value = "kyodo.proposal.PledgeWithdrawn", visibility = Visibility.PARTIES, unnamed = true)
    record PledgeWithdrawn(ProjectId projectId, Supporter supporter, SupportKind kind, int pledges)
            implements ProjectEvent {}

    /** The office shows its text no longer 非表示 (K-IV-1). Why in words, is for whoever stated it. */
    @EventType(value = "kyodo.proposal.InitiativeHidden", visibility = Visibility.PUBLIC)
    record InitiativeHidden(ProjectId projectId, ReasonCode code) implements ProjectEvent {}

    /** Its text was changed by whoever stated it 内容の修正; while it is hidden nobody else sees that. */
    @EventType(value = "kyodo.proposal.InitiativeCorrected", visibility = Visibility.PARTIES)
    record InitiativeCorrected(ProjectId projectId, InitiativeOutline initiative) implements ProjectEvent {}

    /** This text of it is shown from now on 表示: again after it was hidden, or a corrected one. */
    @EventType(value = "kyodo.proposal.InitiativeShown", visibility = Visibility.PUBLIC)
    record InitiativeShown(ProjectId projectId, InitiativeOutline initiative) implements ProjectEvent {}

    /**
     * It started 開始.
     *
     * @param until the day on which it is planned to end
     * @param progressDueOn the last day to report its progress, where it takes long (R-JI-4)
     */
    @EventType(value = "kyodo.proposal.ProjectStarted", visibility = Visibility.PUBLIC)
    record ProjectStarted(
            ProjectId projectId, LocalDate on, Optional<LocalDate> until, Optional<LocalDate> progressDueOn)
            implements ProjectEvent {}

    /** Its progress was reported 進捗報告 (R-PJ-2). @param nextDueOn the last day for the next report, where it takes long */
    @EventType(value = "kyodo.proposal.ProgressReported", visibility = Visibility.PARTIES)
    record ProgressReported(ProjectId projectId, ProgressReport progress, LocalDate on, Optional<LocalDate> nextDueOn)
            implements ProjectEvent {}

    /** No progress was reported in time 進捗報告の遅れ (R-JI-4). @param dueOn when it should have been */
    @EventType(value = "kyodo.proposal.ProgressOverdue", visibility = Visibility.PARTIES)
    record ProgressOverdue(ProjectId projectId, LocalDate dueOn, LocalDate nextDueOn) implements ProjectEvent {}

    /** How the adopted place is was reported 状況報告 (R-PJ-3). */
    @EventType(value = "kyodo.proposal.ConditionReported", visibility = Visibility.PARTIES)
    record ConditionReported(ProjectId projectId, ConditionReport condition, LocalDate on) implements ProjectEvent {}

    /** It was interrupted 中断. */
    @EventType(value = "kyodo.proposal.ProjectSuspended", visibility = Visibility.PUBLIC)
    record ProjectSuspended(ProjectId projectId, Reason reason) implements ProjectEvent {}

    /** It goes on 再開. @param progressDueOn the last day to report its progress, where it takes long */
    @EventType(value = "kyodo.proposal.ProjectResumed", visibility = Visibility.PUBLIC)
    record ProjectResumed(ProjectId projectId, LocalDate on, Optional<LocalDate> progressDueOn)
            implements ProjectEvent {}

    /** It is done 完了; its result is public (R-PJ-1). */
    @EventType(value = "kyodo.proposal.ProjectCompleted", visibility = Visibility.PUBLIC)
    record ProjectCompleted(ProjectId projectId, LocalDate on, ProjectResult result) implements ProjectEvent {}

    /** It was evaluated after its end 評価済. */
    @EventType(value = "kyodo.proposal.ProjectEvaluated", visibility = Visibility.PUBLIC)
    record ProjectEvaluated(ProjectId projectId, EvaluationId evaluationId) implements ProjectEvent {}

    /** It is closed 終結. @param successorForm in which it may go on (R-HO-7) */
    @EventType(value = "kyodo.proposal.ProjectClosed", visibility = Visibility.PUBLIC)
    record ProjectClosed(ProjectId projectId, Optional<CollaborationForm> successorForm) implements ProjectEvent {}

    /** It is not carried out, or no further 中止. */
    @EventType(value = "kyodo.proposal.ProjectCancelled", visibility = Visibility.PUBLIC)
    record ProjectCancelled(ProjectId projectId, Reason reason) implements ProjectEvent {}
}
