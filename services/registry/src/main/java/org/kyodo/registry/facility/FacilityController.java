package org.kyodo.registry.facility;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.http.Sorted;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.registry.FacilityEvent;
import org.kyodo.contracts.registry.FacilityProfile;
import org.kyodo.contracts.value.FacilityId;
import org.kyodo.contracts.value.FacilityKind;
import org.kyodo.contracts.value.FacilityOperator;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PlaceCode;
import org.kyodo.contracts.value.Slot;
import org.kyodo.presets.Presets;
import org.kyodo.registry.facility.Facility.Closed;
import org.kyodo.registry.facility.Facility.Listed;
import org.kyodo.registry.facility.FacilityCommand.ChangeFacility;
import org.kyodo.registry.facility.FacilityCommand.CloseFacility;
import org.kyodo.registry.facility.FacilityCommand.ListFacility;
import org.kyodo.registry.slot.Ledger;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Bases 拠点 over HTTP. */
@RestController
@RequestMapping("/api/v1")
class FacilityController {
    private static final int USUAL_DAYS = 31;

    private final Aggregate<FacilityCommand, Facility, FacilityEvent> facilities;
    private final History history;
    private final Ledger ledger;
    private final Presets presets;
    private final Clock clock;

    FacilityController(
            Aggregate<FacilityCommand, Facility, FacilityEvent> facilities,
            Ledger ledger,
            Presets presets,
            Clock clock,
            History history) {
        this.history = history;
        this.facilities = facilities;
        this.ledger = ledger;
        this.presets = presets;
        this.clock = clock;
    }

    /** @param closedOn since when it is closed */
    record FacilityView(FacilityProfile facility, Optional<LocalDate> closedOn) {}

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/facilities")
    ResponseEntity<Receipt> list(@RequestBody ListFacility command, Caller caller) {
        String id = Facilities.idOf(caller.municipality(), command.facility().code())
                .toString();
        return Answers.created(facilities.handle(id, command, caller.request()), "/api/v1/facilities/" + id);
    }

    @PutMapping("/facilities/{id}")
    ResponseEntity<Receipt> change(@PathVariable FacilityId id, @RequestBody ChangeFacility command, Caller caller) {
        return Answers.ok(facilities.handle(id.toString(), command, caller.request()));
    }

    @PostMapping("/facilities/{id}/closure")
    ResponseEntity<Receipt> close(@PathVariable FacilityId id, Caller caller) {
        return Answers.ok(facilities.handle(id.toString(), new CloseFacility(), caller.request()));
    }

    @GetMapping("/facilities/{id}")
    ResponseEntity<Representation<FacilityView>> find(@PathVariable FacilityId id, Caller caller) {
        return Answers.found(facilities, id.toString(), caller, FacilityController::shown);
    }

    @GetMapping("/facilities/{id}/history")
    Page<History.Line> history(@PathVariable FacilityId id, PageQuery query, Caller caller) {
        return history.of(facilities, id.toString(), query, caller, facility -> false);
    }

    @GetMapping("/facilities")
    Page<Representation<FacilityView>> list(
            @RequestParam Optional<String> stage,
            @RequestParam Optional<FacilityKind> kind,
            @RequestParam Optional<FacilityOperator> operator,
            @Sorted(by = "name", searched = true) PageQuery query,
            Caller caller) {
        return Answers.listed(
                facilities,
                caller,
                new Criteria().andOperator(filter(kind, operator), Answers.inStage(FacilityEvent.class, stage)),
                query,
                FacilityController::shown);
    }

    /** Those that are open, for everybody. */
    @GetMapping("/public/facilities")
    Page<Representation<FacilityView>> listForEveryone(
            @RequestParam MunicipalityCode municipality,
            @RequestParam Optional<FacilityKind> kind,
            @RequestParam Optional<FacilityOperator> operator,
            @Sorted(by = "name", searched = true) PageQuery query) {
        return Answers.listedForEveryone(
                facilities,
                presets.of(municipality).code(),
                new Criteria()
                        .andOperator(
                                filter(kind, operator),
                                Criteria.where("stage.type").is("Listed")),
                query,
                FacilityController::shown);
    }

    /**
     * When its room or storage place is taken 予約状況; by whom, it does not say.
     *
     * @param from the first day, today where it is left out
     * @param until the last day, a month later where it is left out
     */
    @GetMapping("/public/facilities/{id}/places/{place}/taken")
    Page<Slot> taken(
            @PathVariable FacilityId id,
            @RequestParam MunicipalityCode municipality,
            @PathVariable PlaceCode place,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> until) {
        MunicipalityCode served = presets.of(municipality).code();
        FacilityProfile profile = facilities
                .find(id.toString(), served)
                .flatMap(stored ->
                        stored.stage() instanceof Listed listed ? Optional.of(listed.facility()) : Optional.empty())
                .orElseThrow(() -> new Declined(new Outcome.NotFound("facility", id.toString(), false)));
        LocalDate first = from.orElseGet(() -> FiscalYear.dayOf(clock.instant()));
        LocalDate last = until.orElse(first.plusDays(USUAL_DAYS));
        Slot within = new Slot(
                first.atStartOfDay(FiscalYear.JST).toInstant(),
                last.plusDays(1).atStartOfDay(FiscalYear.JST).toInstant());
        return Page.ofAll(profile.place(place).stream()
                .flatMap(known -> ledger.taken(Facilities.thing(served, profile.code(), known.code()), within).stream())
                .toList());
    }

    private static Criteria filter(Optional<FacilityKind> kind, Optional<FacilityOperator> operator) {
        return new Criteria()
                .andOperator(Stream.of(
                                kind.map(wanted ->
                                        Criteria.where("stage.facility.kind").is(wanted.name())),
                                operator.map(wanted -> Criteria.where("stage.facility.operator")
                                        .is(wanted.name())),
                                Optional.of(new Criteria()))
                        .flatMap(Optional::stream)
                        .toArray(Criteria[]::new));
    }

    private static Optional<FacilityView> shown(Facility facility) {
        return facility.profile()
                .map(profile -> new FacilityView(
                        profile, facility instanceof Closed closed ? Optional.of(closed.on()) : Optional.empty()));
    }
}
