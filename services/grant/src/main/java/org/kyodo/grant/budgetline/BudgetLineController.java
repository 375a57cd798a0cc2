package org.kyodo.grant.budgetline;

import java.util.Map;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.grant.BudgetLineEvent;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.BudgetLineId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Yen;
import org.kyodo.grant.budgetline.BudgetLine.Absent;
import org.kyodo.grant.budgetline.BudgetLine.Funded;
import org.kyodo.grant.budgetline.BudgetLineCommand.CommitBudget;
import org.kyodo.grant.budgetline.BudgetLineCommand.ReleaseBudget;
import org.kyodo.grant.budgetline.BudgetLineCommand.ReserveBudget;
import org.kyodo.grant.budgetline.BudgetLineCommand.SetBudget;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Budget lines over HTTP, for those who work in the town hall. */
@RestController
@RequestMapping("/api/v1/budget-lines")
final class BudgetLineController {
    private final Aggregate<BudgetLineCommand, BudgetLine, BudgetLineEvent> budgetLines;
    private final Earmarks earmarks;
    private final History history;

    BudgetLineController(
            Aggregate<BudgetLineCommand, BudgetLine, BudgetLineEvent> budgetLines, Earmarks earmarks, History history) {
        this.history = history;
        this.budgetLines = budgetLines;
        this.earmarks = earmarks;
    }

    /** A budget line as staff see it. */
    record BudgetLineView(
            ProgrammeCode programme,
            FiscalYear fiscalYear,
            DepartmentCode department,
            Yen budget,
            Yen reserved,
            Yen committed,
            Yen available) {}

    /**
     * What a budget line has set aside for one application.
     *
     * @param by who reserved, committed or released it
     */
    record EarmarkView(ApplicationId application, Yen amount, Earmark.Use use, Map<Earmark.Use, AccountRef> by) {}

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Answers.Receipt> set(@RequestBody SetBudget command, Caller caller) {
        BudgetLineId id = idOf(caller.municipality(), command.programme(), command.fiscalYear());
        return Answers.created(
                budgetLines.handle(id.toString(), command, caller.request()), "/api/v1/budget-lines/" + id);
    }

    @PostMapping("/{id}/reservations")
    ResponseEntity<Answers.Receipt> reserve(
            @PathVariable BudgetLineId id, @RequestBody ReserveBudget command, Caller caller) {
        return Answers.ok(budgetLines.handle(id.toString(), command, caller.request()));
    }

    @PostMapping("/{id}/commitments")
    ResponseEntity<Answers.Receipt> commit(
            @PathVariable BudgetLineId id, @RequestBody CommitBudget command, Caller caller) {
        return Answers.ok(budgetLines.handle(id.toString(), command, caller.request()));
    }

    @PostMapping("/{id}/releases")
    ResponseEntity<Answers.Receipt> release(
            @PathVariable BudgetLineId id, @RequestBody ReleaseBudget command, Caller caller) {
        return Answers.ok(budgetLines.handle(id.toString(), command, caller.request()));
    }

    @GetMapping("/{id}")
    ResponseEntity<Answers.Representation<BudgetLineView>> one(@PathVariable BudgetLineId id, Caller caller) {
        return Answers.found(budgetLines, id.toString(), caller, BudgetLineController::shown);
    }

    /** Its earmarks, by the age of their applications. */
    @GetMapping("/{id}/earmarks")
    Page<EarmarkView> earmarks(@PathVariable BudgetLineId id, PageQuery query, Caller caller) {
        Funded line = (Funded) Answers.seen(budgetLines, id.toString(), caller).stage();
        return earmarks.page(line, caller.municipality(), query)
                .map(earmark -> Optional.of(
                        new EarmarkView(earmark.application(), earmark.amount(), earmark.use(), earmark.by())));
    }

    @GetMapping("/{id}/history")
    Page<History.Line> history(@PathVariable BudgetLineId id, PageQuery query, Caller caller) {
        return history.of(budgetLines, id.toString(), query, caller);
    }

    @GetMapping
    Page<Answers.Representation<BudgetLineView>> list(PageQuery query, Caller caller) {
        return Answers.listed(budgetLines, caller, narrowed(caller.actor()), query, BudgetLineController::shown);
    }

    /** The one id that a programme's budget line can have in a fiscal year. */
    static BudgetLineId idOf(MunicipalityCode municipality, ProgrammeCode programme, FiscalYear year) {
        return new BudgetLineId(Ids.named(
                "budget-line/" + municipality + "/" + programme + "/" + year.year(),
                year.firstDay().atStartOfDay(FiscalYear.JST).toInstant()));
    }

    /** So that not even a cursor tells of a line that is not for the caller. */
    private static Criteria narrowed(Actor actor) {
        return BudgetLineRules.seesAll(actor)
                ? new Criteria()
                : Criteria.where("stage.department")
                        .in(actor.departments().stream()
                                .map(DepartmentCode::value)
                                .toList());
    }

    private static Optional<BudgetLineView> shown(BudgetLine line) {
        return switch (line) {
            case Absent _ -> Optional.empty();
            case Funded funded ->
                Optional.of(new BudgetLineView(
                        funded.programme(),
                        funded.fiscalYear(),
                        funded.department(),
                        funded.budget(),
                        funded.reserved(),
                        funded.committed(),
                        funded.available()));
        };
    }
}
