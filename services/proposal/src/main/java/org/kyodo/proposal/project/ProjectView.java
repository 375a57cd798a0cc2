package org.kyodo.proposal.project;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.proposal.InitiativeOutline;
import org.kyodo.contracts.proposal.ProgressReport;
import org.kyodo.contracts.proposal.ProjectPlan;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.EvaluationId;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.SupportKind;

/**
 * A project, with its {@code plan}, or an initiative.
 *
 * @param outcome once it is done
 * @param stopped why it was interrupted or cancelled
 */
record ProjectView(
        Optional<ProjectPlan> plan,
        Optional<Stated> initiative,
        Optional<Going> progress,
        Optional<Project.Outcome> outcome,
        Optional<EvaluationId> evaluation,
        Optional<CollaborationForm> successorForm,
        Optional<Why> stopped) {
    /** What a list is of. */
    enum Kind {
        /** 協働事業. */
        PROJECT,
        /** 市民事業. */
        INITIATIVE
    }

    /**
     * An initiative.
     *
     * @param group that stated it; none where a person did
     * @param statedBy the name of the group
     * @param pledges how many there are
     * @param hidden why, for whoever stated it and the town hall
     * @param contact for whoever stated it, those who pledged, the town hall and the desks
     * @param own whether the caller stated it
     */
    record Stated(
            Optional<GroupId> group,
            Optional<String> statedBy,
            InitiativeOutline outline,
            int pledges,
            Optional<Statement.Hidden> hidden,
            Optional<InitiativeContact> contact,
            boolean own) {}

    /**
     * How it goes; what is reported is for its parties and the town hall.
     *
     * @param dueOn the last day for the next report
     */
    record Going(
            LocalDate since,
            Optional<LocalDate> until,
            Optional<LocalDate> dueOn,
            Optional<ProgressReport> last,
            List<Progress.Found> conditions) {}

    /** A reason. @param text for its parties and the town hall */
    record Why(ReasonCode code, Optional<String> text) {}

    /**
     * A pledge; of a person nothing is told but that it is one.
     *
     * @param group that helps
     * @param supporter the name of the group
     * @param department that helps
     * @param own whether it is the caller's
     */
    record PledgeLine(
            SupportKind kind,
            Optional<Integer> quantity,
            Optional<GroupId> group,
            Optional<String> supporter,
            Optional<DepartmentCode> department,
            boolean own) {}
}
