package org.kyodo.evaluation.evaluation;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.evaluation.EvaluationPlan;
import org.kyodo.contracts.proposal.Collaboration;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.evaluation.evaluation.Evaluation.Absent;
import org.kyodo.evaluation.evaluation.Evaluation.Planned;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** Who sees what of an evaluation: staff of the municipality, auditors, and the group itself; nobody else. */
@Component
final class EvaluationViews {
    private static final int MOST_GROUPS = 100;

    private final ReadModel<GroupStanding, GroupEvent> groupStandings;

    EvaluationViews(ReadModel<GroupStanding, GroupEvent> groupStandings) {
        this.groupStandings = groupStandings;
    }

    /** An evaluation as those who may see it do. */
    record EvaluationView(Collaboration collaboration, EvaluationPlan plan) {}

    /** What the caller sees of it, if anything. */
    Optional<EvaluationView> shown(Evaluation evaluation, Caller caller) {
        return switch (evaluation) {
            case Absent _ -> Optional.empty();
            case Planned planned ->
                Optional.of(new EvaluationView(planned.collaboration(), planned.plan()))
                        .filter(view -> sees(caller, view.collaboration().group()));
        };
    }

    /** Leaves out of a list what the caller does not see, so that its pages are full and its totals right. */
    Criteria narrowed(Caller caller) {
        if (seesAll(caller)) {
            return new Criteria();
        }
        return Criteria.where("stage.collaboration.group").in(caller.actor().is(Role.GROUP) ? own(caller) : List.of());
    }

    private List<String> own(Caller caller) {
        return groupStandings
                .list(
                        caller.municipality(),
                        Criteria.where("view.account")
                                .is(caller.actor().account().value()),
                        MOST_GROUPS)
                .stream()
                .map(standing -> standing.group().toString())
                .toList();
    }

    private boolean sees(Caller caller, GroupId group) {
        return seesAll(caller) || caller.actor().is(Role.GROUP) && actsFor(caller, group);
    }

    private static boolean seesAll(Caller caller) {
        return caller.actor().is(Role.STAFF) || caller.actor().is(Role.AUDITOR);
    }

    private boolean actsFor(Caller caller, GroupId group) {
        return groupStandings
                .find(group.toString(), caller.municipality())
                .filter(standing -> standing.account().equals(caller.actor().account()))
                .isPresent();
    }
}
