package org.kyodo.grant.programme;

import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.http.Sorted;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.grant.ProgrammeEvent;
import org.kyodo.contracts.grant.ProgrammeTerms;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProgrammeId;
import org.kyodo.grant.programme.ProgrammeCommand.PublishProgramme;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Programmes over HTTP. What is published of them, everybody may read. */
@RestController
final class ProgrammeController {
    private final Aggregate<ProgrammeCommand, Programme, ProgrammeEvent> programmes;
    private final History history;

    ProgrammeController(Aggregate<ProgrammeCommand, Programme, ProgrammeEvent> programmes, History history) {
        this.history = history;
        this.programmes = programmes;
    }

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/api/v1/programmes")
    ResponseEntity<Answers.Receipt> publish(@RequestBody PublishProgramme command, Caller caller) {
        ProgrammeId id = Programmes.idOf(caller.municipality(), command.code(), command.fiscalYear());
        return Answers.created(programmes.handle(id.toString(), command, caller.request()), "/api/v1/programmes/" + id);
    }

    @GetMapping("/api/v1/programmes/{id}")
    ResponseEntity<Answers.Representation<ProgrammeTerms>> one(@PathVariable ProgrammeId id, Caller caller) {
        return Answers.found(programmes, id.toString(), caller, Programme::published);
    }

    @GetMapping("/api/v1/programmes/{id}/history")
    Page<History.Line> history(@PathVariable ProgrammeId id, PageQuery query, Caller caller) {
        return history.of(programmes, id.toString(), query, caller, programme -> false);
    }

    @GetMapping("/api/v1/public/programmes/{id}/history")
    Page<History.Line> historyForAll(
            @PathVariable ProgrammeId id, @RequestParam MunicipalityCode municipality, PageQuery query) {
        return history.forEverybody(programmes, id.toString(), query, municipality, programme -> programme
                .published()
                .isPresent());
    }

    @GetMapping("/api/v1/programmes")
    Page<Answers.Representation<ProgrammeTerms>> list(
            @RequestParam Optional<FiscalYear> fiscalYear,
            @RequestParam Optional<String> stage,
            @Sorted(by = "closesAt", searched = true) PageQuery query,
            Caller caller) {
        return Answers.listed(programmes, caller, filter(fiscalYear, stage), query, Programme::published);
    }

    /** A programme as everybody sees it. */
    record PublicProgramme(ProgrammeId id, String stage, ProgrammeTerms content) {}

    @GetMapping("/api/v1/public/programmes")
    Page<PublicProgramme> listForAll(
            @RequestParam MunicipalityCode municipality,
            @RequestParam Optional<FiscalYear> fiscalYear,
            @RequestParam Optional<String> stage,
            @Sorted(by = "closesAt", searched = true) PageQuery query) {
        return programmes.list(municipality, filter(fiscalYear, stage), query).map(stored -> stored.stage()
                .published()
                .map(terms ->
                        new PublicProgramme(stored.stage().id(), stored.stage().stageName(), terms)));
    }

    private static Criteria filter(Optional<FiscalYear> year, Optional<String> stage) {
        return new Criteria()
                .andOperator(
                        year.map(given -> Criteria.where("stage.terms.programme.fiscalYear")
                                        .is((long) given.year()))
                                .orElseGet(Criteria::new),
                        Answers.inStage(ProgrammeEvent.class, stage));
    }
}
