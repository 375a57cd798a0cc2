package org.kyodo.proposal.agreement;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.evaluation.EvaluationEvent;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProposalId;

/** Which evaluations 協働評価 were planned, as the evaluation service tells. */
final class PlannedEvaluations {
    private static final String PROPOSAL = "view.proposal";

    /** More than are planned of one proposal. */
    private static final int MANY = 20;

    private final ReadModel<PlannedEvaluation, EvaluationEvent> planned;

    PlannedEvaluations(ReadModel<PlannedEvaluation, EvaluationEvent> planned) {
        this.planned = planned;
    }

    static ReadModel<PlannedEvaluation, EvaluationEvent> model(Chassis chassis) {
        return chassis.readModel(
                        "plannedEvaluations", PlannedEvaluation.class, EvaluationEvent.class, PlannedEvaluation::after)
                .queriedBy(PROPOSAL);
    }

    /** A fact: since when one is planned of what the proposal leads to. */
    record Known(Optional<LocalDate> since) {
        static final Known NONE = new Known(Optional.empty());
    }

    Known of(Optional<ProposalId> proposal, MunicipalityCode municipality) {
        return new Known(proposal.flatMap(
                id -> planned(id, municipality).map(PlannedEvaluation::on).min(Comparator.naturalOrder())));
    }

    /** The last day on which one that both sides took part in was completed. */
    Optional<LocalDate> byBoth(ProposalId proposal, MunicipalityCode municipality) {
        return planned(proposal, municipality)
                .flatMap(evaluation -> evaluation.byBothOn().stream())
                .max(Comparator.naturalOrder());
    }

    private Stream<PlannedEvaluation> planned(ProposalId proposal, MunicipalityCode municipality) {
        return planned.list(municipality, where(PROPOSAL).is(proposal.toString()), MANY).stream();
    }
}
