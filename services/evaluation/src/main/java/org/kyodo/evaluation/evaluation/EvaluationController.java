package org.kyodo.evaluation.evaluation;

import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.evaluation.EvaluationEvent;
import org.kyodo.contracts.value.EvaluationId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.evaluation.evaluation.EvaluationCommand.RevisePlan;
import org.kyodo.evaluation.evaluation.EvaluationViews.EvaluationView;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Evaluations over HTTP. They are planned by adopted proposals, so nothing here creates one. */
@RestController
@RequestMapping("/api/v1/evaluations")
final class EvaluationController {
    private final Aggregate<EvaluationCommand, Evaluation, EvaluationEvent> evaluations;
    private final EvaluationViews views;
    private final History history;

    EvaluationController(
            Aggregate<EvaluationCommand, Evaluation, EvaluationEvent> evaluations,
            EvaluationViews views,
            History history) {
        this.history = history;
        this.evaluations = evaluations;
        this.views = views;
    }

    @PostMapping("/{id}/revisions")
    ResponseEntity<Answers.Receipt> revise(
            @PathVariable EvaluationId id, @RequestBody RevisePlan command, Caller caller) {
        return Answers.ok(evaluations.handle(id.toString(), command, caller.request()));
    }

    @GetMapping("/{id}")
    ResponseEntity<Answers.Representation<EvaluationView>> one(@PathVariable EvaluationId id, Caller caller) {
        return Answers.found(evaluations, id.toString(), caller, views::shown);
    }

    @GetMapping("/{id}/history")
    Page<History.Line> history(@PathVariable EvaluationId id, PageQuery query, Caller caller) {
        return history.of(evaluations, id.toString(), query, caller);
    }

    @GetMapping
    Page<Answers.Representation<EvaluationView>> list(
            @RequestParam Optional<ProposalId> proposal, PageQuery query, Caller caller) {
        Criteria narrowed = views.narrowed(caller);
        return Answers.listed(
                evaluations,
                caller,
                proposal.map(id -> new Criteria()
                                .andOperator(
                                        narrowed,
                                        Criteria.where("stage.collaboration.proposal")
                                                .is(id.toString())))
                        .orElse(narrowed),
                query,
                views::shown);
    }
}
