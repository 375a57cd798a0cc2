package org.kyodo.proposal.proposal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Sorted;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.proposal.proposal.PolicyCommand.OpenPublicDiscussion;
import org.kyodo.proposal.proposal.PolicyCommand.PublishOpinionStatement;
import org.kyodo.proposal.proposal.PolicyCommand.ReportReflection;
import org.kyodo.proposal.proposal.PolicyCommand.SubmitToCity;
import org.kyodo.proposal.proposal.Proposal.WithCity;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Policy proposals of citizens 市民提案 over HTTP, and what the city owes an account of 説明責任. */
@RestController
@RequestMapping("/api/v1")
class AccountabilityController {
    private static final String OWED = WithCity.class.getSimpleName();

    private final Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals;
    private final Clock clock;

    AccountabilityController(Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals, Clock clock) {
        this.proposals = proposals;
        this.clock = clock;
    }

    /**
     * One that the city has not accounted for yet.
     *
     * @param daysLeft to the end of the day on which it is due; 0 on that day and later
     * @param daysOver since it was due
     * @param continued whether the city said once that there is no result yet
     * @param departments that are to answer, told once it is overdue
     */
    record Owed(
            String number,
            String title,
            List<FieldType> fieldTypes,
            int round,
            LocalDate submittedOn,
            LocalDate dueOn,
            long daysLeft,
            long daysOver,
            boolean continued,
            List<DepartmentCode> departments) {
        static Owed of(WithCity proposal, LocalDate today) {
            Submission submission = proposal.submission();
            Accountability account = proposal.account();
            long left = ChronoUnit.DAYS.between(today, account.dueOn());
            return new Owed(
                    submission.entry().number(),
                    submission.outline().title(),
                    submission.outline().fieldTypes(),
                    account.round(),
                    account.submittedOn(),
                    account.dueOn(),
                    Math.max(0, left),
                    Math.max(0, -left),
                    account.continued(),
                    left < 0 ? account.departments() : List.of());
        }
    }

    /** How many there are. @param overdue of them those whose day is over @param accounted those that the city has accounted for */
    record Figures(Page.Total open, Page.Total overdue, Page.Total accounted) {}

    @PostMapping("/proposals/{id}/public-discussion")
    ResponseEntity<Receipt> open(
            @PathVariable ProposalId id, @RequestBody OpenPublicDiscussion command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/proposals/{id}/opinion-statement")
    ResponseEntity<Receipt> publish(
            @PathVariable ProposalId id, @RequestBody PublishOpinionStatement command, Caller caller) {
        return handled(id, command, caller);
    }

    @PostMapping("/proposals/{id}/city-submission")
    ResponseEntity<Receipt> submit(@PathVariable ProposalId id, Caller caller) {
        return handled(id, new SubmitToCity(), caller);
    }

    @PostMapping("/proposals/{id}/reflection")
    ResponseEntity<Receipt> report(@PathVariable ProposalId id, @RequestBody ReportReflection command, Caller caller) {
        return handled(id, command, caller);
    }

    /** What the city has not accounted for yet, for everybody. */
    @GetMapping("/public/accountability")
    Page<Representation<Owed>> owed(
            @RequestParam MunicipalityCode municipality,
            @RequestParam Optional<FieldType> field,
            @Sorted(searched = true) PageQuery query) {
        Criteria filter = Criteria.where("stage.type").is(OWED);
        field.ifPresent(
                type -> filter.and("stage.submission.outline.fieldTypes").is(type.value()));
        LocalDate today = today();
        return Answers.listedForEveryone(
                proposals,
                municipality,
                filter,
                query,
                proposal ->
                        proposal instanceof WithCity waiting ? Optional.of(Owed.of(waiting, today)) : Optional.empty());
    }

    @GetMapping("/public/accountability/figures")
    Figures figures(@RequestParam MunicipalityCode municipality) {
        return new Figures(
                count(municipality, Criteria.where("stage.type").is(OWED)),
                count(
                        municipality,
                        Criteria.where("stage.type")
                                .is(OWED)
                                .and("stage.account.dueOn")
                                .lt(today().toString())),
                count(municipality, Criteria.where("stage.type").is(Proposal.Accounted.class.getSimpleName())));
    }

    private Page.Total count(MunicipalityCode municipality, Criteria filter) {
        PageQuery query = PageQuery.newest(1);
        return proposals
                .list(
                        municipality,
                        filter,
                        new PageQuery(query.after(), query.limit(), query.order(), query.words(), true))
                .total()
                .orElseThrow();
    }

    private LocalDate today() {
        return FiscalYear.dayOf(clock.instant());
    }

    private ResponseEntity<Receipt> handled(ProposalId id, ProposalCommand command, Caller caller) {
        return Answers.ok(proposals.handle(id.toString(), command, caller.request()));
    }
}
