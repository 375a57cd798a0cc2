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
import org.kyodo.evaluation.evaluation.Evaluation.Absent;
import org.kyodo.evaluation.evaluation.Evaluation.Known;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** What an evaluation shows to those who see it. */
@Component
final class EvaluationViews {
    private static final int MOST_GROUPS = 100;

    private final ReadModel<GroupStanding, GroupEvent> groupStandings;

    EvaluationViews(ReadModel<GroupStanding, GroupEvent> groupStandings) {
        this.groupStandings = groupStandings;
    }

    /** An evaluation as those who may see it do. */
    record EvaluationView(Collaboration collaboration, EvaluationPlan plan) {}

    Optional<EvaluationView> shown(Evaluation evaluation) {
        return switch (evaluation) {
            case Absent _ -> Optional.empty();
            case Known known -> Optional.of(new EvaluationView(known.collaboration(), known.plan()));
        };
    }

    /** Leaves out of a list what the caller does not see, so that its pages are full and its totals right. */
    Criteria narrowed(Caller caller) {
        if (EvaluationRules.seesAll(caller.actor())) {
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
}
