package org.kyodo.proposal.agreement;

import jakarta.servlet.http.HttpServletRequest;
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
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.proposal.agreement.AgreementCommand.AcceptPrice;
import org.kyodo.proposal.agreement.AgreementCommand.AmendAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.CompleteContinuationReview;
import org.kyodo.proposal.agreement.AgreementCommand.ConfirmVersion;
import org.kyodo.proposal.agreement.AgreementCommand.DraftStandingAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.GiveUpAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.IssueDecisionLetter;
import org.kyodo.proposal.agreement.AgreementCommand.ProposePrice;
import org.kyodo.proposal.agreement.AgreementCommand.PublishAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.RecordEvidence;
import org.kyodo.proposal.agreement.AgreementCommand.ReviseAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.SignAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.TerminateAgreement;
import org.kyodo.proposal.agreement.AgreementQueries.Filter;
import org.kyodo.proposal.form.FormAdvice;
import org.kyodo.proposal.form.FormAdviser;
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

/** Agreements 協定書 over HTTP. */
@RestController
@RequestMapping("/api/v1")
class AgreementController {
    private final Aggregate<AgreementCommand, Agreement, AgreementEvent> agreements;
    private final AgreementQueries queries;

    AgreementController(Aggregate<AgreementCommand, Agreement, AgreementEvent> agreements, AgreementQueries queries) {
        this.agreements = agreements;
        this.queries = queries;
    }

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/agreements")
    ResponseEntity<Receipt> draft(@RequestBody DraftStandingAgreement command, Caller caller) {
        String id = caller.newId(agreements, command).toString();
        return Answers.created(agreements.handle(id, command, caller.request()), "/api/v1/agreements/" + id);
    }

    @PostMapping("/agreements/{id}/versions")
    ResponseEntity<Receipt> revise(@PathVariable AgreementId id, @RequestBody ReviseAgreement command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/agreements/{id}/confirmations")
    ResponseEntity<Receipt> confirm(@PathVariable AgreementId id, @RequestBody ConfirmVersion command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/agreements/{id}/price")
    ResponseEntity<Receipt> proposePrice(
            @PathVariable AgreementId id, @RequestBody ProposePrice command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/agreements/{id}/price/acceptance")
    ResponseEntity<Receipt> acceptPrice(@PathVariable AgreementId id, @RequestBody AcceptPrice command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/agreements/{id}/evidence")
    ResponseEntity<Receipt> record(@PathVariable AgreementId id, @RequestBody RecordEvidence command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/agreements/{id}/signature")
    ResponseEntity<Receipt> sign(@PathVariable AgreementId id, Caller caller) {
        return handled(id, new SignAgreement(), caller);
    }

    @PostMapping("/agreements/{id}/decision-letter")
    ResponseEntity<Receipt> issue(
            @PathVariable AgreementId id, @RequestBody IssueDecisionLetter command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/agreements/{id}/publication")
    ResponseEntity<Receipt> publish(
            @PathVariable AgreementId id, @RequestBody PublishAgreement command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/agreements/{id}/amendment")
    ResponseEntity<Receipt> amend(@PathVariable AgreementId id, @RequestBody AmendAgreement command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/agreements/{id}/abandonment")
    ResponseEntity<Receipt> giveUp(@PathVariable AgreementId id, @RequestBody GiveUpAgreement command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/agreements/{id}/termination")
    ResponseEntity<Receipt> terminate(
            @PathVariable AgreementId id, @RequestBody TerminateAgreement command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/agreements/{id}/continuation-review")
    ResponseEntity<Receipt> review(
            @PathVariable AgreementId id, @RequestBody CompleteContinuationReview command, Caller caller) {
        return handled(id, command, caller);
    }

    @GetMapping("/agreements/{id}")
    ResponseEntity<Representation<AgreementView>> find(@PathVariable AgreementId id, Caller caller) {
        return queries.find(id, caller);
    }

    @GetMapping("/agreements/{id}/form-advice")
    FormAdvice advice(@PathVariable AgreementId id, Caller caller, HttpServletRequest request) {
        return queries.advice(id, FormAdviser.Reader.of(caller.municipality(), request), caller);
    }

    @GetMapping("/agreements/{id}/history")
    Page<History.Line> history(@PathVariable AgreementId id, PageQuery query, Caller caller) {
        return queries.history(id, query, caller);
    }

    @GetMapping("/agreements")
    Page<Representation<AgreementView>> list(
            @RequestParam Optional<ProposalId> proposal,
            @RequestParam Optional<CollaborationForm> form,
            @RequestParam Optional<GroupId> group,
            @RequestParam Optional<Boolean> standing,
            @RequestParam Optional<String> stage,
            @Sorted(by = "until", searched = true) PageQuery query,
            Caller caller) {
        return queries.list(new Filter(proposal, form, group, standing, stage), query, caller);
    }

    @GetMapping("/public/agreements")
    Page<Representation<AgreementView>> listForEveryone(
            @RequestParam MunicipalityCode municipality,
            @RequestParam Optional<CollaborationForm> form,
            @RequestParam Optional<GroupId> group,
            @RequestParam Optional<Boolean> standing,
            @RequestParam Optional<String> stage,
            @Sorted(by = "until", searched = true) PageQuery query) {
        return queries.listForEveryone(municipality, new Filter(Optional.empty(), form, group, standing, stage), query);
    }

    @GetMapping("/public/agreements/{id}/history")
    Page<History.Line> historyForEveryone(
            @PathVariable AgreementId id, @RequestParam MunicipalityCode municipality, PageQuery query) {
        return queries.historyForEveryone(id, municipality, query);
    }

    private ResponseEntity<Receipt> handled(AgreementId id, AgreementCommand command, Caller caller) {
        return Answers.ok(agreements.handle(id.toString(), command, caller.request()));
    }
}
