package org.kyodo.proposal.proposal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.department.Departments;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.proposal.form.FormAdvice;
import org.kyodo.proposal.form.FormAdviser;
import org.kyodo.proposal.group.Groups;
import org.kyodo.proposal.proposal.ProposalView.Eyes;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Looks proposals up for whoever asks, and shows what is for that caller. */
@Component
class ProposalQueries {
    /** The stages that {@link ProposalView} shows to everyone. */
    private static final List<String> PUBLIC = List.of(
            "Accepted",
            "Screening",
            "Deferred",
            "Conditional",
            "Adopted",
            "Rejected",
            "InDiscussion",
            "OpinionPublished",
            "WithCity",
            "Accounted");

    static final String AWAITED = "stage.review.handling.awaited.department";

    /** Where stages keep the day by which somebody has to act. */
    static final List<String> DUE = List.of(
            "stage.correction.dueOn", "stage.review.handling.awaited.dueOn", "stage.deferral.until", "stage.dueOn");

    private final Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals;
    private final Groups groups;
    private final Departments departments;
    private final History history;
    private final ProposalAdvice advice;

    ProposalQueries(
            Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals,
            Groups groups,
            Departments departments,
            History history,
            ProposalAdvice advice) {
        this.advice = advice;
        this.departments = departments;
        this.history = history;
        this.proposals = proposals;
        this.groups = groups;
    }

    /**
     * What a list can be narrowed to.
     *
     * @param work what there is to do, for staff
     */
    record Filter(
            Optional<CallId> call,
            Optional<String> stage,
            Optional<FieldType> field,
            Optional<AreaCode> area,
            Work work) {
        List<Criteria> criteria() {
            List<Criteria> all = new ArrayList<>();
            call.ifPresent(
                    id -> all.add(Criteria.where("stage.submission.entry.call").is(id.toString())));
            stage.ifPresent(any -> all.add(Answers.inStage(ProposalEvent.class, stage)));
            field.ifPresent(type -> all.add(
                    Criteria.where("stage.submission.outline.fieldTypes").is(type.value())));
            area.ifPresent(code ->
                    all.add(Criteria.where("stage.submission.outline.areas").is(code.value())));
            return all;
        }
    }

    /**
     * A worklist 担当の仕事.
     *
     * @param undecided whether it is still to be decided on
     * @param opinionOf the department whose opinion is awaited
     * @param dueOn the day by which somebody has to act
     */
    record Work(Optional<Boolean> undecided, Optional<DepartmentCode> opinionOf, Optional<LocalDate> dueOn) {
        static final Work ANY = new Work(Optional.empty(), Optional.empty(), Optional.empty());

        private List<Criteria> criteria(Departments departments, MunicipalityCode municipality) {
            List<Criteria> all = new ArrayList<>();
            undecided.ifPresent(yes -> all.add(
                    yes
                            ? Criteria.where("stage.type").nin(SubmissionRules.OVER)
                            : Criteria.where("stage.type").in(SubmissionRules.OVER)));
            opinionOf.ifPresent(code -> all.add(departments.inChargeOf(AWAITED, code, municipality)));
            dueOn.ifPresent(day -> all.add(new Criteria()
                    .orOperator(DUE.stream()
                            .map(path -> Criteria.where(path).is(day.toString()))
                            .toList())));
            return all;
        }
    }

    ResponseEntity<Representation<ProposalView>> find(ProposalId id, Caller caller) {
        Set<GroupId> own = own(caller);
        return Answers.found(proposals, id.toString(), caller, proposal -> shown(proposal, caller, own));
    }

    /** Staff see all of the municipality, a group, or who enters for it, its own, others what was accepted; a desk all policy proposals. */
    Page<Representation<ProposalView>> list(Filter filter, PageQuery query, Caller caller) {
        Set<GroupId> own = own(caller);
        List<Criteria> all = filter.criteria();
        if (seesAll(caller)) {
            all.addAll(filter.work().criteria(departments, caller.municipality()));
            all.add(new Criteria());
        } else if (caller.actor().is(Role.GROUP) || caller.actor().entersForOthers()) {
            List<String> ids = own.stream().map(GroupId::toString).toList();
            all.add(new Criteria()
                    .orOperator(
                            Criteria.where("stage.submission.entry.proposer.group")
                                    .in(ids),
                            Criteria.where("stage.submission.coProposers").in(ids),
                            ownAccount(caller)));
        } else {
            List<Criteria> seen =
                    new ArrayList<>(List.of(Criteria.where("stage.type").in(PUBLIC), ownAccount(caller)));
            if (caller.actor().is(Role.DESK)) {
                seen.add(Criteria.where("stage.submission.entry.kind").is(CallKind.CITIZEN_POLICY.name()));
            }
            all.add(new Criteria().orOperator(seen));
        }
        return Answers.listed(
                proposals, caller, new Criteria().andOperator(all), query, proposal -> shown(proposal, caller, own));
    }

    Page<Representation<ProposalView>> listForEveryone(MunicipalityCode municipality, Filter filter, PageQuery query) {
        List<Criteria> all = filter.criteria();
        all.add(Criteria.where("stage.type").in(PUBLIC));
        return Answers.listedForEveryone(
                proposals,
                municipality,
                new Criteria().andOperator(all),
                query,
                proposal -> ProposalView.of(proposal, Eyes.EVERYONE));
    }

    /** For its parties and the town hall. */
    FormAdvice.OfAll advice(ProposalId id, FormAdviser.Reader reader, Caller caller) {
        Proposal proposal = Answers.seen(proposals, id.toString(), caller).stage();
        Eyes eyes = eyes(proposal, caller, own(caller));
        if (proposal instanceof Proposal.HandedIn known && eyes.areOfTheMatter()) {
            return advice.of(known, eyes == Eyes.STAFF, reader);
        }
        throw new Declined(new Outcome.NotFound(proposals.type().name(), id.toString(), true));
    }

    Page<History.Line> history(ProposalId id, PageQuery query, Caller caller) {
        Set<GroupId> own = own(caller);
        return history.of(proposals, id.toString(), query, caller, proposal -> eyes(proposal, caller, own)
                .areOfTheMatter());
    }

    Page<History.Line> historyForEveryone(ProposalId id, MunicipalityCode municipality, PageQuery query) {
        return history.forEverybody(
                proposals, id.toString(), query, municipality, proposal -> PUBLIC.contains(proposal.stageName()));
    }

    /** What they proposed as a resident, or entered for one. */
    private static Criteria ownAccount(Caller caller) {
        return Criteria.where("stage.submission.entry.proposer.account").is(account(caller));
    }

    private static String account(Caller caller) {
        return caller.actor().onBehalfOf().orElse(caller.actor().account().value());
    }

    private static boolean seesAll(Caller caller) {
        return ProposalRules.seesAll(caller.actor());
    }

    private Set<GroupId> own(Caller caller) {
        return groups.actedForBy(caller.actor(), caller.municipality());
    }

    private static Optional<ProposalView> shown(Proposal proposal, Caller caller, Set<GroupId> own) {
        return ProposalView.of(proposal, eyes(proposal, caller, own));
    }

    private static Eyes eyes(Proposal proposal, Caller caller, Set<GroupId> own) {
        if (seesAll(caller)
                || (proposal instanceof Proposal.HandedIn known && ProposalRules.handles(known, caller.actor()))) {
            return Eyes.STAFF;
        }
        if (proposal instanceof Proposal.HandedIn known
                && (known.submission().groups().stream().anyMatch(own::contains)
                        || known.submission()
                                .entry()
                                .proposer()
                                .account()
                                .filter(proposer -> proposer.value().equals(account(caller)))
                                .isPresent())) {
            return Eyes.PARTY;
        }
        return caller.actor().is(Role.REVIEWER) ? Eyes.REVIEWER : Eyes.EVERYONE;
    }
}
