package org.kyodo.proposal.proposal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
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
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.proposal.form.FormAdvice;
import org.kyodo.proposal.form.FormAdviser;
import org.kyodo.proposal.proposal.ExaminationCommand.AcceptCoImplementation;
import org.kyodo.proposal.proposal.ExaminationCommand.AcceptConditions;
import org.kyodo.proposal.proposal.ExaminationCommand.AdoptProposal;
import org.kyodo.proposal.proposal.ExaminationCommand.AssessForForm;
import org.kyodo.proposal.proposal.ExaminationCommand.AssignDepartments;
import org.kyodo.proposal.proposal.ExaminationCommand.DeclineCoImplementation;
import org.kyodo.proposal.proposal.ExaminationCommand.DeclineConditions;
import org.kyodo.proposal.proposal.ExaminationCommand.DeferProposal;
import org.kyodo.proposal.proposal.ExaminationCommand.GiveExplanation;
import org.kyodo.proposal.proposal.ExaminationCommand.RejectProposal;
import org.kyodo.proposal.proposal.ExaminationCommand.RequestDepartmentOpinion;
import org.kyodo.proposal.proposal.ExaminationCommand.RequestReconsideration;
import org.kyodo.proposal.proposal.ExaminationCommand.ResumeExamination;
import org.kyodo.proposal.proposal.ExaminationCommand.ScoreProposal;
import org.kyodo.proposal.proposal.ExaminationCommand.StateFormRationale;
import org.kyodo.proposal.proposal.ExaminationCommand.SubmitDepartmentOpinion;
import org.kyodo.proposal.proposal.ProposalQueries.Filter;
import org.kyodo.proposal.proposal.ProposalQueries.Work;
import org.kyodo.proposal.proposal.SubmissionCommand.AcceptForReview;
import org.kyodo.proposal.proposal.SubmissionCommand.BackProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.ConfirmCoProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.DeclineCoProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.RequestCorrection;
import org.kyodo.proposal.proposal.SubmissionCommand.SubmitProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.WithdrawProposal;
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

/** Proposals 提案 over HTTP. */
@RestController
@RequestMapping("/api/v1")
class ProposalController {
    private final Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals;
    private final ProposalQueries queries;

    ProposalController(Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals, ProposalQueries queries) {
        this.proposals = proposals;
        this.queries = queries;
    }

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/proposals")
    ResponseEntity<Receipt> submit(@RequestBody SubmitProposal command, Caller caller) {
        String id = caller.newId(proposals, command).toString();
        return Answers.created(proposals.handle(id, command, caller.request()), "/api/v1/proposals/" + id);
    }

    @PostMapping("/proposals/{id}/submission")
    ResponseEntity<Receipt> submitAgain(
            @PathVariable ProposalId id, @RequestBody SubmitProposal command, Caller caller) {
        // Only what is there can be submitted again: an id of the caller's own choice makes no proposal.
        Answers.seen(proposals, id.toString(), caller);
        return handled(id, command, caller);
    }

    @PostMapping("/proposals/{id}/return")
    ResponseEntity<Receipt> requestCorrection(
            @PathVariable ProposalId id, @RequestBody RequestCorrection command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/proposals/{id}/acceptance")
    ResponseEntity<Receipt> accept(@PathVariable ProposalId id, Caller caller) {
        return handled(id, new AcceptForReview(), caller);
    }

    @PostMapping("/proposals/{id}/departments")
    ResponseEntity<Receipt> assign(@PathVariable ProposalId id, @RequestBody AssignDepartments command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/proposals/{id}/scores")
    ResponseEntity<Receipt> score(@PathVariable ProposalId id, @RequestBody ScoreProposal command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/proposals/{id}/opinion-requests")
    ResponseEntity<Receipt> askForOpinions(
            @PathVariable ProposalId id, @RequestBody RequestDepartmentOpinion command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/proposals/{id}/opinions")
    ResponseEntity<Receipt> giveOpinion(
            @PathVariable ProposalId id, @RequestBody SubmitDepartmentOpinion command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/proposals/{id}/co-implementation")
    ResponseEntity<Receipt> coImplement(
            @PathVariable ProposalId id, @RequestBody AcceptCoImplementation command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/proposals/{id}/co-implementation/refusal")
    ResponseEntity<Receipt> notCoImplement(
            @PathVariable ProposalId id, @RequestBody DeclineCoImplementation command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/proposals/{id}/assessment")
    ResponseEntity<Receipt> assess(@PathVariable ProposalId id, @RequestBody AssessForForm command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/proposals/{id}/form-rationales")
    ResponseEntity<Receipt> stateForm(
            @PathVariable ProposalId id, @RequestBody StateFormRationale command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/proposals/{id}/adoption")
    ResponseEntity<Receipt> adopt(@PathVariable ProposalId id, @RequestBody AdoptProposal command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/proposals/{id}/conditions/acceptance")
    ResponseEntity<Receipt> acceptConditions(@PathVariable ProposalId id, Caller caller) {
        return handled(id, new AcceptConditions(), caller);
    }

    @PostMapping("/proposals/{id}/conditions/refusal")
    ResponseEntity<Receipt> declineConditions(@PathVariable ProposalId id, Caller caller) {
        return handled(id, new DeclineConditions(), caller);
    }

    @PostMapping("/proposals/{id}/deferral")
    ResponseEntity<Receipt> defer(@PathVariable ProposalId id, @RequestBody DeferProposal command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/proposals/{id}/resumption")
    ResponseEntity<Receipt> resume(@PathVariable ProposalId id, Caller caller) {
        return handled(id, new ResumeExamination(), caller);
    }

    @PostMapping("/proposals/{id}/rejection")
    ResponseEntity<Receipt> reject(@PathVariable ProposalId id, @RequestBody RejectProposal command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/proposals/{id}/explanation")
    ResponseEntity<Receipt> explain(@PathVariable ProposalId id, @RequestBody GiveExplanation command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/proposals/{id}/reconsideration")
    ResponseEntity<Receipt> reconsider(
            @PathVariable ProposalId id, @RequestBody RequestReconsideration command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/proposals/{id}/co-proposal")
    ResponseEntity<Receipt> confirmCoProposal(
            @PathVariable ProposalId id, @RequestBody ConfirmCoProposal command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/proposals/{id}/co-proposal/refusal")
    ResponseEntity<Receipt> declineCoProposal(
            @PathVariable ProposalId id, @RequestBody DeclineCoProposal command, Caller caller) {
        return handled(id, command, caller);
    }

    /** 応援. */
    @PostMapping("/proposals/{id}/backing")
    ResponseEntity<Receipt> back(@PathVariable ProposalId id, Caller caller) {
        return handled(id, new BackProposal(), caller);
    }

    @PostMapping("/proposals/{id}/withdrawal")
    ResponseEntity<Receipt> withdraw(
            @PathVariable ProposalId id, @RequestBody WithdrawProposal command, Caller caller) {
        return handled(id, command, caller);
    }

    @GetMapping("/proposals/{id}")
    ResponseEntity<Representation<ProposalView>> find(@PathVariable ProposalId id, Caller caller) {
        return queries.find(id, caller);
    }

    /** Which of the forms of collaboration 協働の形態 are open for it, and what each asks for. */
    @GetMapping("/proposals/{id}/form-advice")
    FormAdvice.OfAll advice(@PathVariable ProposalId id, Caller caller, HttpServletRequest request) {
        return queries.advice(id, FormAdviser.Reader.of(caller.municipality(), request), caller);
    }

    @GetMapping("/proposals/{id}/history")
    Page<History.Line> history(@PathVariable ProposalId id, PageQuery query, Caller caller) {
        return queries.history(id, query, caller);
    }

    @GetMapping("/public/proposals/{id}/history")
    Page<History.Line> historyForEveryone(
            @PathVariable ProposalId id, @RequestParam MunicipalityCode municipality, PageQuery query) {
        return queries.historyForEveryone(id, municipality, query);
    }

    @GetMapping("/proposals")
    Page<Representation<ProposalView>> list(
            @RequestParam Optional<CallId> call,
            @RequestParam Optional<String> stage,
            @RequestParam Optional<FieldType> field,
            @RequestParam Optional<AreaCode> area,
            @RequestParam Optional<Boolean> undecided,
            @RequestParam Optional<DepartmentCode> opinionOf,
            @RequestParam Optional<LocalDate> dueOn,
            @Sorted(searched = true) PageQuery query,
            Caller caller) {
        return queries.list(new Filter(call, stage, field, area, new Work(undecided, opinionOf, dueOn)), query, caller);
    }

    @GetMapping("/public/proposals")
    Page<Representation<ProposalView>> listForEveryone(
            @RequestParam MunicipalityCode municipality,
            @RequestParam Optional<CallId> call,
            @RequestParam Optional<String> stage,
            @RequestParam Optional<FieldType> field,
            @RequestParam Optional<AreaCode> area,
            @Sorted(searched = true) PageQuery query) {
        return queries.listForEveryone(municipality, new Filter(call, stage, field, area, Work.ANY), query);
    }

    private ResponseEntity<Receipt> handled(ProposalId id, ProposalCommand command, Caller caller) {
        return Answers.ok(proposals.handle(id.toString(), command, caller.request()));
    }
}
