package org.kyodo.registry.areaplan;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.http.Sorted;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.registry.AreaPlanEvent;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.AreaPlanId;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.Presets;
import org.kyodo.registry.areaplan.AreaPlan.Absent;
import org.kyodo.registry.areaplan.AreaPlan.Adopted;
import org.kyodo.registry.areaplan.AreaPlan.Begun;
import org.kyodo.registry.areaplan.AreaPlan.Drafted;
import org.kyodo.registry.areaplan.AreaPlan.Ended;
import org.kyodo.registry.areaplan.AreaPlan.Established;
import org.kyodo.registry.areaplan.AreaPlanCommand.AdoptAreaPlan;
import org.kyodo.registry.areaplan.AreaPlanCommand.CloseAreaPlan;
import org.kyodo.registry.areaplan.AreaPlanCommand.DraftAreaPlan;
import org.kyodo.registry.areaplan.AreaPlanCommand.ReviseAreaPlan;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.group.KnownGroup;
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

/** Area plans 地域づくり計画 over HTTP. */
@RestController
@RequestMapping("/api/v1")
class AreaPlanController {
    private final Aggregate<AreaPlanCommand, AreaPlan, AreaPlanEvent> plans;
    private final Groups groups;
    private final Presets presets;
    private final History history;

    AreaPlanController(
            Aggregate<AreaPlanCommand, AreaPlan, AreaPlanEvent> areaPlans,
            Groups groups,
            Presets presets,
            History history) {
        this.plans = areaPlans;
        this.groups = groups;
        this.presets = presets;
        this.history = history;
    }

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/area-plans")
    ResponseEntity<Receipt> draft(Caller caller, @RequestBody DraftAreaPlan command) {
        String id = caller.newId(plans, command).toString();
        return Answers.created(plans.handle(id, command, caller.request()), "/api/v1/area-plans/" + id);
    }

    @PostMapping("/area-plans/{id}/adoption")
    ResponseEntity<Receipt> adopt(Caller caller, @PathVariable AreaPlanId id, @RequestBody AdoptAreaPlan command) {
        return carryOut(caller, id, command);
    }

    @PutMapping("/area-plans/{id}")
    ResponseEntity<Receipt> revise(Caller caller, @PathVariable AreaPlanId id, @RequestBody ReviseAreaPlan command) {
        return carryOut(caller, id, command);
    }

    @PostMapping("/area-plans/{id}/closure")
    ResponseEntity<Receipt> close(Caller caller, @PathVariable AreaPlanId id) {
        return carryOut(caller, id, new CloseAreaPlan());
    }

    @GetMapping("/area-plans/{id}")
    ResponseEntity<Representation<AreaPlanView>> plan(Caller caller, @PathVariable AreaPlanId id) {
        return Answers.found(plans, id.toString(), caller, plan -> view(plan, caller));
    }

    @GetMapping("/area-plans/{id}/history")
    Page<History.Line> history(Caller caller, @PathVariable AreaPlanId id, PageQuery query) {
        return history.of(plans, id.toString(), query, caller);
    }

    @GetMapping("/area-plans")
    Page<Representation<AreaPlanView.Line>> plans(
            Caller caller,
            @RequestParam Optional<GroupId> council,
            @RequestParam Optional<AreaCode> area,
            @RequestParam Optional<String> stage,
            @Sorted(searched = true) PageQuery query) {
        return Answers.listed(plans, caller, narrowed(council, area, stage), query, AreaPlanController::line);
    }

    @GetMapping("/public/area-plans/{id}")
    AreaPlanView.Published published(@PathVariable AreaPlanId id, @RequestParam MunicipalityCode municipality) {
        return plans.find(id.toString(), served(municipality))
                .flatMap(stored -> published(stored.stage(), stored.municipality()))
                .orElseThrow(() -> new Declined(new Outcome.NotFound("areaplan", id.toString(), false)));
    }

    @GetMapping("/public/area-plans")
    Page<AreaPlanView.Published> published(
            @RequestParam MunicipalityCode municipality,
            @RequestParam Optional<GroupId> council,
            @RequestParam Optional<AreaCode> area,
            @RequestParam Optional<String> stage,
            @Sorted(searched = true) PageQuery query) {
        return plans.list(served(municipality), narrowed(council, area, stage), query)
                .map(stored -> published(stored.stage(), stored.municipality()));
    }

    private static Criteria narrowed(Optional<GroupId> council, Optional<AreaCode> area, Optional<String> stage) {
        List<Criteria> wanted = new ArrayList<>();
        wanted.add(Answers.inStage(AreaPlanEvent.class, stage));
        council.ifPresent(group -> wanted.add(where("stage.council").is(group.toString())));
        area.ifPresent(code -> wanted.add(where("stage.areas").is(code.value())));
        return new Criteria().andOperator(wanted);
    }

    private Optional<AreaPlanView> view(AreaPlan plan, Caller caller) {
        return plan instanceof Begun begun
                ? Optional.of(new AreaPlanView(
                        begun.council(),
                        begun.areas(),
                        adopted(plan).map(Adopted::content),
                        adopted(plan).map(Adopted::minutes).filter(minutes -> seesMinutes(begun, caller)),
                        plan instanceof Ended ended ? Optional.of(ended.on()) : Optional.empty()))
                : Optional.empty();
    }

    private boolean seesMinutes(Begun plan, Caller caller) {
        return caller.actor().is(Role.STAFF)
                || groups.find(plan.council(), caller.municipality()).mayBeActedForBy(caller.actor());
    }

    private static Optional<AreaPlanView.Line> line(AreaPlan plan) {
        Optional<AreaPlanContent> content = adopted(plan).map(Adopted::content);
        return plan instanceof Begun begun
                ? Optional.of(new AreaPlanView.Line(
                        begun.council(),
                        begun.areas(),
                        content.map(AreaPlanContent::period),
                        content.map(said -> said.activities().size())))
                : Optional.empty();
    }

    private Optional<AreaPlanView.Published> published(AreaPlan plan, MunicipalityCode municipality) {
        return plan instanceof Begun begun
                ? Optional.of(new AreaPlanView.Published(
                        begun.id(),
                        plan.stageName(),
                        begun.council(),
                        Optional.of(groups.find(begun.council(), municipality))
                                .filter(KnownGroup::isRegistered)
                                .flatMap(KnownGroup::name),
                        begun.areas(),
                        adopted(plan).map(Adopted::content)))
                : Optional.empty();
    }

    private static Optional<Adopted> adopted(AreaPlan plan) {
        return switch (plan) {
            case Absent _, Drafted _ -> Optional.empty();
            case Established established -> established.adopted();
            case Ended ended -> ended.adopted();
        };
    }

    /** @throws org.kyodo.contracts.value.InvalidInput when the installation does not serve it */
    private MunicipalityCode served(MunicipalityCode municipality) {
        return presets.of(municipality).code();
    }

    private ResponseEntity<Receipt> carryOut(Caller caller, AreaPlanId id, AreaPlanCommand command) {
        return Answers.ok(plans.handle(id.toString(), command, caller.request()));
    }
}
