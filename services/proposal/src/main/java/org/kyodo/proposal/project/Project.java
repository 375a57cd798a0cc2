package org.kyodo.proposal.project;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.proposal.ProjectEvent;
import org.kyodo.contracts.proposal.ProjectEvent.ConditionReported;
import org.kyodo.contracts.proposal.ProjectEvent.InitiativeAnnounced;
import org.kyodo.contracts.proposal.ProjectEvent.InitiativeCorrected;
import org.kyodo.contracts.proposal.ProjectEvent.InitiativeHidden;
import org.kyodo.contracts.proposal.ProjectEvent.InitiativeShown;
import org.kyodo.contracts.proposal.ProjectEvent.PledgeWithdrawn;
import org.kyodo.contracts.proposal.ProjectEvent.ProgressOverdue;
import org.kyodo.contracts.proposal.ProjectEvent.ProgressReported;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectCancelled;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectClosed;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectCompleted;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectEvaluated;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectPlanned;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectResumed;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectStarted;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectSuspended;
import org.kyodo.contracts.proposal.ProjectEvent.SupportPledged;
import org.kyodo.contracts.proposal.ProjectResult;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.EvaluationId;
import org.kyodo.contracts.value.ProjectId;
import org.kyodo.contracts.value.Reason;

/**
 * What is carried out for the public. A project 協働事業 of groups and the city is planned when a proposal is adopted, or by a
 * section under a standing agreement, and starts once the rules between its parties are public. An initiative 市民事業 is the
 * citizens' own: it is announced, everyone helps by their own judgement, and the city decides nothing about it. From its start on
 * both go the same way: it is done and its result public, evaluated, closed; or it is cancelled on the way, with a reason.
 */
sealed interface Project extends Stage<Project, ProjectEvent> {
    ProjectId id();

    record Absent(ProjectId id) implements Project {}

    /** 準備. */
    record Planned(ProjectId id, Work work) implements Ahead {
        @Override
        public Planned with(Work other) {
            return new Planned(id, other);
        }
    }

    /** 表明. */
    record Announced(ProjectId id, Work work) implements Ahead, Supported {
        @Override
        public Announced with(Work other) {
            return new Announced(id, other);
        }
    }

    /** 実施中. */
    record InProgress(ProjectId id, Work work) implements Supported {
        @Override
        public InProgress with(Work other) {
            return new InProgress(id, other);
        }
    }

    /** 中断. */
    record Suspended(ProjectId id, Work work, Reason reason) implements Known {
        @Override
        public Suspended with(Work other) {
            return new Suspended(id, other, reason);
        }
    }

    /** 完了. */
    record Completed(ProjectId id, Work work, Outcome outcome) implements Done {
        @Override
        public Completed with(Work other) {
            return new Completed(id, other, outcome);
        }
    }

    /** 評価済. */
    record Evaluated(ProjectId id, Work work, Outcome outcome, EvaluationId evaluation) implements Done {
        @Override
        public Evaluated with(Work other) {
            return new Evaluated(id, other, outcome, evaluation);
        }
    }

    /** 終結. */
    record Closed(
            ProjectId id,
            Work work,
            Outcome outcome,
            Optional<EvaluationId> evaluation,
            Optional<CollaborationForm> successorForm)
            implements Known {
        @Override
        public Closed with(Work other) {
            return new Closed(id, other, outcome, evaluation, successorForm);
        }
    }

    /** 中止. */
    record Cancelled(ProjectId id, Work work, Reason reason) implements Known {
        @Override
        public Cancelled with(Work other) {
            return new Cancelled(id, other, reason);
        }
    }

    /** What came of it. @param on the day it was done */
    record Outcome(LocalDate on, ProjectResult result) {}

    /** Planned or announced at least. */
    sealed interface Known extends Project {
        Work work();

        Known with(Work other);
    }

    /** It has not begun. */
    sealed interface Ahead extends Known {}

    /** While it is one of these, an initiative may be helped, corrected, hidden and shown. */
    sealed interface Supported extends Known {}

    /** It is done and not closed. */
    sealed interface Done extends Known {
        Outcome outcome();
    }

    /** The stage after the event. Total: a new event does not compile until it has a stage here. */
    @Override
    default Project after(ProjectEvent event) {
        return switch (event) {
            case ProjectPlanned e -> new Planned(e.projectId(), Work.of(e.plan()));
            case InitiativeAnnounced e -> new Announced(e.projectId(), Work.of(e.initiator(), e.initiative()));
            case SupportPledged e ->
                known().with(known().work().pledged(pledges -> pledges.with(e.pledge(), e.pledges())));
            case PledgeWithdrawn e ->
                known().with(known().work().pledged(pledges -> pledges.without(e.supporter(), e.kind(), e.pledges())));
            case InitiativeHidden e -> known().with(known().work().stated(statement -> statement.hiddenFor(e.code())));
            case InitiativeCorrected e ->
                known().with(known().work().stated(statement -> statement.with(e.initiative())));
            case InitiativeShown e ->
                known().with(known().work()
                        .stated(statement -> statement.with(e.initiative()).shown()));
            case ProjectStarted e ->
                new InProgress(e.projectId(), known().work().with(Progress.of(e.on(), e.until(), e.progressDueOn())));
            case ProgressReported e ->
                known().with(known().work()
                        .going(progress -> progress.reported(e.progress()).due(e.nextDueOn())));
            case ProgressOverdue e ->
                known().with(known().work().going(progress -> progress.due(Optional.of(e.nextDueOn()))));
            case ConditionReported e ->
                known().with(known().work().going(progress -> progress.found(e.condition(), e.on())));
            case ProjectSuspended e -> new Suspended(e.projectId(), known().work(), e.reason());
            case ProjectResumed e ->
                new InProgress(e.projectId(), known().work().going(progress -> progress.due(e.progressDueOn())));
            case ProjectCompleted e ->
                new Completed(e.projectId(), known().work().ended(), new Outcome(e.on(), e.result()));
            case ProjectEvaluated e -> new Evaluated(e.projectId(), done().work(), done().outcome(), e.evaluationId());
            case ProjectClosed e ->
                new Closed(
                        e.projectId(),
                        done().work(),
                        done().outcome(),
                        this instanceof Evaluated evaluated ? Optional.of(evaluated.evaluation()) : Optional.empty(),
                        e.successorForm());
            case ProjectCancelled e ->
                new Cancelled(e.projectId(), known().work().ended(), e.reason());
        };
    }

    private Known known() {
        return as(Known.class);
    }

    private Done done() {
        return as(Done.class);
    }
}
