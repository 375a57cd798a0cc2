package org.kyodo.registry.erasure;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.http.Sorted;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.registry.ErasureEvent;
import org.kyodo.contracts.value.ErasureId;
import org.kyodo.registry.erasure.ErasureCommand.CancelErasure;
import org.kyodo.registry.erasure.ErasureCommand.CarryOutErasure;
import org.kyodo.registry.erasure.ErasureCommand.RequestErasure;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Erasures 本人の情報の消去 over HTTP. */
@RestController
@RequestMapping("/api/v1/erasures")
class ErasureController {
    private final Aggregate<ErasureCommand, Erasure, ErasureEvent> erasures;
    private final History history;

    ErasureController(Aggregate<ErasureCommand, Erasure, ErasureEvent> erasureAggregate, History history) {
        this.erasures = erasureAggregate;
        this.history = history;
    }

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Receipt> request(Caller caller) {
        RequestErasure command = RequestErasure.by(caller.actor());
        String id = caller.newId(erasures, command).toString();
        return Answers.created(erasures.handle(id, command, caller.request()), "/api/v1/erasures/" + id);
    }

    @PostMapping("/{id}/execution")
    ResponseEntity<Receipt> carryOut(@PathVariable ErasureId id, Caller caller) {
        return handle(id, new CarryOutErasure(), caller);
    }

    @PostMapping("/{id}/cancellation")
    ResponseEntity<Receipt> cancel(@PathVariable ErasureId id, Caller caller) {
        return handle(id, new CancelErasure(), caller);
    }

    @GetMapping("/{id}")
    ResponseEntity<Representation<ErasureView>> find(@PathVariable ErasureId id, Caller caller) {
        return Answers.found(erasures, id.toString(), caller, ErasureView::of);
    }

    @GetMapping("/{id}/history")
    Page<History.Line> history(@PathVariable ErasureId id, PageQuery query, Caller caller) {
        return history.of(erasures, id.toString(), query, caller);
    }

    /** All for desks, the office and auditors, their own for everybody. */
    @GetMapping
    Page<Representation<ErasureView>> list(
            @RequestParam Optional<String> stage, @Sorted PageQuery query, Caller caller) {
        return Answers.listed(
                erasures,
                caller,
                new Criteria().andOperator(seenBy(caller), Answers.inStage(ErasureEvent.class, stage)),
                query,
                ErasureView::of);
    }

    private static Criteria seenBy(Caller caller) {
        boolean inCharge = ErasureRules.isInCharge(caller.actor());
        if (inCharge && !caller.actor().entersForOthers() || caller.actor().is(Role.AUDITOR)) {
            return new Criteria();
        }
        return where(ErasureConfiguration.ACCOUNT)
                .is(caller.actor()
                        .onBehalfOf()
                        .filter(_ -> inCharge)
                        .orElse(caller.actor().account().value()));
    }

    private ResponseEntity<Receipt> handle(ErasureId id, ErasureCommand command, Caller caller) {
        return Answers.ok(erasures.handle(id.toString(), command, caller.request()));
    }
}
