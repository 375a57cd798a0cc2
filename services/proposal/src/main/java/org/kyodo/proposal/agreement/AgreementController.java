package org.kyodo.proposal.agreement;

import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.proposal.agreement.Agreement.Known;
import org.kyodo.proposal.group.Groups;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Agreements 協定書 over HTTP: a draft is for its parties, staff and auditors. */
@RestController
@RequestMapping("/api/v1/agreements")
class AgreementController {
    private final Aggregate<AgreementCommand, Agreement, AgreementEvent> agreements;
    private final Groups groups;
    private final History history;

    AgreementController(
            Aggregate<AgreementCommand, Agreement, AgreementEvent> agreements, Groups groups, History history) {
        this.history = history;
        this.agreements = agreements;
        this.groups = groups;
    }

    @GetMapping("/{id}")
    ResponseEntity<Representation<AgreementTerms>> find(@PathVariable AgreementId id, Caller caller) {
        return Answers.found(agreements, id.toString(), caller, AgreementController::shown);
    }

    @GetMapping("/{id}/history")
    Page<History.Line> history(@PathVariable AgreementId id, PageQuery query, Caller caller) {
        return history.of(agreements, id.toString(), query, caller);
    }

    @GetMapping
    Page<Representation<AgreementTerms>> list(
            @RequestParam Optional<ProposalId> proposal, PageQuery query, Caller caller) {
        Criteria about = proposal.map(
                        id -> Criteria.where("stage.negotiation.proposal").is(id.toString()))
                .orElseGet(Criteria::new);
        Criteria parties = AgreementRules.seesAll(caller.actor())
                ? new Criteria()
                : Criteria.where("stage.negotiation.version.terms.parties.group")
                        .in(groups.actedForBy(caller.actor(), caller.municipality()).stream()
                                .map(GroupId::toString)
                                .toList());
        return Answers.listed(
                agreements, caller, new Criteria().andOperator(about, parties), query, AgreementController::shown);
    }

    private static Optional<AgreementTerms> shown(Agreement agreement) {
        return agreement instanceof Known known
                ? Optional.of(known.negotiation().terms())
                : Optional.empty();
    }
}
