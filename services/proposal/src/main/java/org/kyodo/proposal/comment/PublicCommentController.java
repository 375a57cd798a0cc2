package org.kyodo.proposal.comment;

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
import org.kyodo.contracts.proposal.PublicCommentEvent;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PublicCommentId;
import org.kyodo.proposal.comment.PublicCommentCommand.AnswerOpinions;
import org.kyodo.proposal.comment.PublicCommentCommand.CancelPublicComment;
import org.kyodo.proposal.comment.PublicCommentCommand.ExtendPublicComment;
import org.kyodo.proposal.comment.PublicCommentCommand.PublishDraftPlan;
import org.kyodo.proposal.comment.PublicCommentCommand.PublishResult;
import org.kyodo.proposal.comment.PublicCommentCommand.SubmitOpinion;
import org.kyodo.proposal.comment.PublicCommentQueries.Filter;
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

/** Public comments パブリック・コメント over HTTP. */
@RestController
@RequestMapping("/api/v1")
class PublicCommentController {
    private final Aggregate<PublicCommentCommand, PublicComment, PublicCommentEvent> comments;
    private final PublicCommentQueries queries;

    PublicCommentController(
            Aggregate<PublicCommentCommand, PublicComment, PublicCommentEvent> comments, PublicCommentQueries queries) {
        this.comments = comments;
        this.queries = queries;
    }

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/public-comments")
    ResponseEntity<Receipt> publish(@RequestBody PublishDraftPlan command, Caller caller) {
        String id = caller.newId(comments, command).toString();
        return Answers.created(comments.handle(id, command, caller.request()), "/api/v1/public-comments/" + id);
    }

    @PostMapping("/public-comments/{id}/extension")
    ResponseEntity<Receipt> extend(
            @PathVariable PublicCommentId id, @RequestBody ExtendPublicComment command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/public-comments/{id}/cancellation")
    ResponseEntity<Receipt> cancel(
            @PathVariable PublicCommentId id, @RequestBody CancelPublicComment command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/public-comments/{id}/opinions")
    ResponseEntity<Receipt> submit(
            @PathVariable PublicCommentId id, @RequestBody SubmitOpinion command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/public-comments/{id}/answers")
    ResponseEntity<Receipt> answer(
            @PathVariable PublicCommentId id, @RequestBody AnswerOpinions command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/public-comments/{id}/result")
    ResponseEntity<Receipt> publishResult(@PathVariable PublicCommentId id, Caller caller) {
        return carryOut(id, new PublishResult(), caller);
    }

    @GetMapping("/public-comments/{id}")
    ResponseEntity<Representation<PublicCommentView>> find(@PathVariable PublicCommentId id, Caller caller) {
        return queries.find(id, caller);
    }

    /** All for the section, the office and auditors; the caller's own for others. */
    @GetMapping("/public-comments/{id}/opinions")
    Page<PublicCommentView.Line> opinions(
            @PathVariable PublicCommentId id, @RequestParam Optional<GroupId> group, PageQuery query, Caller caller) {
        return queries.opinions(id, group, query, caller);
    }

    @GetMapping("/public-comments/{id}/history")
    Page<History.Line> history(@PathVariable PublicCommentId id, PageQuery query, Caller caller) {
        return queries.history(id, query, caller);
    }

    @GetMapping("/public-comments")
    Page<Representation<PublicCommentView>> list(
            @RequestParam Optional<DepartmentCode> department,
            @RequestParam Optional<String> stage,
            @Sorted(by = "closesAt", searched = true) PageQuery query,
            Caller caller) {
        return queries.list(new Filter(department, stage), query, caller);
    }

    @GetMapping("/public/public-comments/{id}")
    PublicCommentView findForEveryone(@PathVariable PublicCommentId id, @RequestParam MunicipalityCode municipality) {
        return queries.findForEveryone(id, municipality);
    }

    @GetMapping("/public/public-comments/{id}/history")
    Page<History.Line> historyForEveryone(
            @PathVariable PublicCommentId id, @RequestParam MunicipalityCode municipality, PageQuery query) {
        return queries.historyForEveryone(id, query, municipality);
    }

    @GetMapping("/public/public-comments")
    Page<Representation<PublicCommentView>> listForEveryone(
            @RequestParam MunicipalityCode municipality,
            @RequestParam Optional<DepartmentCode> department,
            @RequestParam Optional<String> stage,
            @Sorted(by = "closesAt", searched = true) PageQuery query) {
        return queries.listForEveryone(municipality, new Filter(department, stage), query);
    }

    private ResponseEntity<Receipt> carryOut(PublicCommentId id, PublicCommentCommand command, Caller caller) {
        return Answers.ok(comments.handle(id.toString(), command, caller.request()));
    }
}
