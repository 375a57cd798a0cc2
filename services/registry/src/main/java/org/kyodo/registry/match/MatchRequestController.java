package org.kyodo.registry.match;

import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.http.Sorted;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.registry.MatchRequestEvent;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.ConsultationTopic;
import org.kyodo.contracts.value.MatchRequestId;
import org.kyodo.contracts.value.TalentId;
import org.kyodo.contracts.value.TalentKind;
import org.kyodo.registry.match.MatchRequestCommand.AcceptMatch;
import org.kyodo.registry.match.MatchRequestCommand.CancelMatch;
import org.kyodo.registry.match.MatchRequestCommand.DeclineMatch;
import org.kyodo.registry.match.MatchRequestCommand.ProposeMatch;
import org.kyodo.registry.match.MatchRequestCommand.RecordDispatch;
import org.kyodo.registry.match.MatchRequestCommand.ReportMatch;
import org.kyodo.registry.match.MatchRequestCommand.RequestMatch;
import org.kyodo.registry.match.MatchRequestQueries.Filter;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Match requests 派遣依頼 over HTTP. */
@RestController
@RequestMapping("/api/v1/match-requests")
class MatchRequestController {
    private final Aggregate<MatchRequestCommand, MatchRequest, MatchRequestEvent> matchRequests;
    private final MatchRequestQueries queries;

    MatchRequestController(
            Aggregate<MatchRequestCommand, MatchRequest, MatchRequestEvent> matchRequests,
            MatchRequestQueries queries) {
        this.matchRequests = matchRequests;
        this.queries = queries;
    }

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Receipt> request(@RequestBody RequestMatch command, Caller caller) {
        String id = caller.newId(matchRequests, command).toString();
        return Answers.created(matchRequests.handle(id, command, caller.request()), "/api/v1/match-requests/" + id);
    }

    @PostMapping("/{id}/proposals")
    ResponseEntity<Receipt> propose(@PathVariable MatchRequestId id, @RequestBody ProposeMatch command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/{id}/acceptance")
    ResponseEntity<Receipt> accept(@PathVariable MatchRequestId id, Caller caller) {
        return carryOut(id, new AcceptMatch(), caller);
    }

    @PostMapping("/{id}/refusal")
    ResponseEntity<Receipt> decline(@PathVariable MatchRequestId id, Caller caller) {
        return carryOut(id, new DeclineMatch(), caller);
    }

    @PostMapping("/{id}/dispatch")
    ResponseEntity<Receipt> recordDispatch(
            @PathVariable MatchRequestId id, @RequestBody RecordDispatch command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/{id}/report")
    ResponseEntity<Receipt> report(@PathVariable MatchRequestId id, @RequestBody ReportMatch command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/{id}/cancellation")
    ResponseEntity<Receipt> cancel(@PathVariable MatchRequestId id, @RequestBody CancelMatch command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @GetMapping("/{id}")
    ResponseEntity<Representation<MatchRequestView>> find(@PathVariable MatchRequestId id, Caller caller) {
        return queries.find(id, caller);
    }

    @GetMapping("/{id}/history")
    Page<History.Line> history(@PathVariable MatchRequestId id, PageQuery query, Caller caller) {
        return queries.history(id, query, caller);
    }

    @GetMapping
    Page<Representation<MatchRequestView>> list(
            @RequestParam Optional<TalentKind> kind,
            @RequestParam Optional<ConsultationTopic> topic,
            @RequestParam Optional<ActivityField> field,
            @RequestParam Optional<AreaCode> area,
            @RequestParam Optional<TalentId> talent,
            @RequestParam Optional<String> stage,
            @Sorted(by = "from", searched = true) PageQuery query,
            Caller caller) {
        return queries.list(new Filter(kind, topic, field, area, talent, stage), query, caller);
    }

    private ResponseEntity<Receipt> carryOut(MatchRequestId id, MatchRequestCommand command, Caller caller) {
        return Answers.ok(matchRequests.handle(id.toString(), command, caller.request()));
    }
}
