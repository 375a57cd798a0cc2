package org.kyodo.registry.insurance;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.registry.InsuranceCoverEvent;
import org.kyodo.contracts.value.CoverKind;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.InsuranceCoverId;
import org.kyodo.registry.insurance.InsuranceCover.InForce;
import org.kyodo.registry.insurance.InsuranceCoverCommand.SetInsuranceCover;
import org.springframework.data.mongodb.core.query.Criteria;
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

/** Insurance covers コミュニティ活動保険 over HTTP. */
@RestController
@RequestMapping("/api/v1/insurance-covers")
class InsuranceCoverController {
    private final Aggregate<InsuranceCoverCommand, InsuranceCover, InsuranceCoverEvent> covers;
    private final History history;

    InsuranceCoverController(
            Aggregate<InsuranceCoverCommand, InsuranceCover, InsuranceCoverEvent> covers, History history) {
        this.covers = covers;
        this.history = history;
    }

    /** What the city's policy of a fiscal year covers, and for whom. */
    record InsuranceCoverView(FiscalYear fiscalYear, List<CoverKind> kinds, List<GroupType> groupTypes) {}

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Receipt> set(@RequestBody SetInsuranceCover command, Caller caller) {
        String id = InsuranceConfiguration.idOf(caller.municipality(), command.fiscalYear())
                .toString();
        return Answers.created(covers.handle(id, command, caller.request()), "/api/v1/insurance-covers/" + id);
    }

    @GetMapping("/{id}")
    ResponseEntity<Representation<InsuranceCoverView>> find(@PathVariable InsuranceCoverId id, Caller caller) {
        return Answers.found(covers, id.toString(), caller, InsuranceCoverController::shown);
    }

    @GetMapping("/{id}/history")
    Page<History.Line> history(@PathVariable InsuranceCoverId id, PageQuery query, Caller caller) {
        return history.of(covers, id.toString(), query, caller, _ -> false);
    }

    @GetMapping
    Page<Representation<InsuranceCoverView>> list(
            @RequestParam Optional<FiscalYear> fiscalYear, PageQuery query, Caller caller) {
        Criteria wanted = fiscalYear
                .map(year -> where("stage.fiscalYear").is(year.year()))
                .orElseGet(Criteria::new);
        return Answers.listed(covers, caller, wanted, query, InsuranceCoverController::shown);
    }

    private static Optional<InsuranceCoverView> shown(InsuranceCover cover) {
        return cover instanceof InForce set
                ? Optional.of(new InsuranceCoverView(set.fiscalYear(), set.kinds(), set.groupTypes()))
                : Optional.empty();
    }
}
