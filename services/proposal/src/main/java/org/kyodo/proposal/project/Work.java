package org.kyodo.proposal.project;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kyodo.contracts.proposal.InitiativeOutline;
import org.kyodo.contracts.proposal.Initiator;
import org.kyodo.contracts.proposal.ProjectPlan;
import org.kyodo.contracts.value.GroupId;

/**
 * What is carried out, in whatever stage: the plan of a project, or the statement of an initiative.
 *
 * @param progress once it started
 */
record Work(Optional<ProjectPlan> plan, Optional<Statement> initiative, Optional<Progress> progress) {
    static Work of(ProjectPlan plan) {
        return new Work(Optional.of(plan), Optional.empty(), Optional.empty());
    }

    static Work of(Initiator initiator, InitiativeOutline outline) {
        return new Work(Optional.empty(), Optional.of(Statement.of(initiator, outline)), Optional.empty());
    }

    boolean isInitiative() {
        return initiative.isPresent();
    }

    boolean isHidden() {
        return initiative.flatMap(Statement::hidden).isPresent();
    }

    String title() {
        return plan.map(ProjectPlan::title)
                .orElseGet(() -> initiative.orElseThrow().outline().title());
    }

    /** The groups that carry it out. */
    List<GroupId> groups() {
        return plan.map(ProjectPlan::groups)
                .orElseGet(() -> initiative.flatMap(one -> one.initiator().group()).stream()
                        .toList());
    }

    Work with(Progress other) {
        return new Work(plan, initiative, Optional.of(other));
    }

    Work stated(UnaryOperator<Statement> change) {
        return new Work(plan, initiative.map(change), progress);
    }

    Work pledged(UnaryOperator<Pledges> change) {
        return stated(statement -> statement.with(change.apply(statement.pledges())));
    }

    Work going(UnaryOperator<Progress> change) {
        return new Work(plan, initiative, progress.map(change));
    }

    /** Nobody needs to be reached any more, and nothing more is due. */
    Work ended() {
        return stated(Statement::withoutContact).going(progress -> progress.due(Optional.empty()));
    }
}
