package org.kyodo.grant.programme;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Stored;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Caller;
import org.kyodo.contracts.grant.ProgrammeEvent;
import org.kyodo.contracts.grant.ProgrammeTerms;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProgrammeId;
import org.kyodo.contracts.value.Require;
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

    ProgrammeController(Aggregate<ProgrammeCommand, Programme, ProgrammeEvent> programmes) {
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

    @GetMapping("/api/v1/programmes")
    Answers.Page<Answers.Representation<ProgrammeTerms>> list(
            @RequestParam Optional<FiscalYear> fiscalYear,
            @RequestParam Optional<ProgrammeId> cursor,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        return Answers.listed(
                programmes,
                caller,
                of(fiscalYear),
                cursor.map(ProgrammeId::toString),
                Require.between("limit", limit, 1, Answers.MOST),
                Programme::published);
    }

    /** A programme as everybody sees it. */
    record PublicProgramme(ProgrammeId id, String stage, ProgrammeTerms content) {}

    @GetMapping("/api/v1/public/programmes")
    Answers.Page<PublicProgramme> listForAll(
            @RequestParam MunicipalityCode municipality,
            @RequestParam Optional<FiscalYear> fiscalYear,
            @RequestParam Optional<ProgrammeId> cursor,
            @RequestParam(defaultValue = "20") int limit) {
        List<Stored<Programme>> found = programmes.list(
                municipality,
                of(fiscalYear),
                cursor.map(ProgrammeId::toString),
                Require.between("limit", limit, 1, Answers.MOST));
        return new Answers.Page<>(
                found.stream()
                        .flatMap(stored -> stored.stage().published().stream()
                                .map(terms -> new PublicProgramme(
                                        stored.stage().id(),
                                        stored.stage().getClass().getSimpleName(),
                                        terms)))
                        .toList(),
                found.size() == limit ? Optional.of(found.getLast().id()) : Optional.empty());
    }

    private static Criteria of(Optional<FiscalYear> year) {
        return year.map(given ->
                        Criteria.where("stage.terms.programme.fiscalYear").is((long) given.year()))
                .orElseGet(Criteria::new);
    }
}
