package org.kyodo.proposal.project;

import java.util.List;
import java.util.Set;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.evaluation.EvaluationEvent;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationCompleted;
import org.kyodo.contracts.proposal.ProjectEvent;
import org.kyodo.contracts.value.EvaluationStage;
import org.kyodo.contracts.value.Subject;
import org.kyodo.contracts.value.SubjectType;
import org.kyodo.proposal.project.ProjectCommand.RecordEvaluation;
import org.springframework.stereotype.Component;

/** A project or an initiative whose evaluation after the end is completed is evaluated 評価済. */
@Component
class EvaluationReactions implements Reactions<EvaluationEvent> {
    private static final Set<SubjectType> CARRIED_OUT_HERE = Set.of(SubjectType.PROJECT, SubjectType.INITIATIVE);

    private final Aggregate<ProjectCommand, Project, ProjectEvent> projects;

    EvaluationReactions(Aggregate<ProjectCommand, Project, ProjectEvent> projects) {
        this.projects = projects;
    }

    @Override
    public Class<EvaluationEvent> events() {
        return EvaluationEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<EvaluationEvent> happened) {
        if (!(happened.event() instanceof EvaluationCompleted completed)) {
            return List.of();
        }
        Subject matter = completed.subject().matter();
        return completed.stage() == EvaluationStage.SEE && CARRIED_OUT_HERE.contains(matter.kind())
                ? List.of(new Instruction<>(
                        projects, matter.id().toString(), new RecordEvaluation(completed.evaluationId())))
                : List.of();
    }
}
