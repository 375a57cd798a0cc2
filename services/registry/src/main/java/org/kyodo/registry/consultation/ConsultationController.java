package org.kyodo.registry.consultation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.access.SecurityLog.Event;
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
import org.kyodo.contracts.registry.ConsultationEvent;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.value.ConsultationId;
import org.kyodo.contracts.value.ConsultationTopic;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.registry.consultation.ConsultationCommand.AssignConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.CancelConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.CloseConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.EraseConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.GiveAdvice;
import org.kyodo.registry.consultation.ConsultationCommand.LinkConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.ReferConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.RequestConsultation;
import org.kyodo.registry.consultation.ConsultationFigures.Figures;
import org.kyodo.registry.group.Groups;
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

/** Consultations 相談 over HTTP. */
@RestController
@RequestMapping("/api/v1/consultations")
class ConsultationController {
    private final Aggregate<ConsultationCommand, Consultation, ConsultationEvent> consultations;
    private final History history;
    private final ConsultationViews views;
    private final ConsultationFigures figures;
    private final Groups groups;
    private final SecurityLog log;

    ConsultationController(
            Aggregate<ConsultationCommand, Consultation, ConsultationEvent> consultations,
            ConsultationViews views,
            ConsultationFigures figures,
            Groups groups,
            SecurityLog log,
            History history) {
        this.history = history;
        this.consultations = consultations;
        this.views = views;
        this.figures = figures;
        this.groups = groups;
        this.log = log;
    }

    /** The id is made before it is decided, for the slot is taken for it. */
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Receipt> request(@RequestBody RequestConsultation command, Caller caller) {
        String id = caller.ids().apply(made -> {}).toString();
        return Answers.created(consultations.handle(id, command, caller.request()), "/api/v1/consultations/" + id);
    }

    @PostMapping("/{id}/assignment")
    ResponseEntity<Receipt> assign(
            @PathVariable ConsultationId id, @RequestBody AssignConsultation command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/{id}/advice")
    ResponseEntity<Receipt> advise(@PathVariable ConsultationId id, @RequestBody GiveAdvice command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/{id}/referral")
    ResponseEntity<Receipt> refer(
            @PathVariable ConsultationId id, @RequestBody ReferConsultation command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/{id}/closure")
    ResponseEntity<Receipt> close(
            @PathVariable ConsultationId id, @RequestBody CloseConsultation command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/{id}/cancellation")
    ResponseEntity<Receipt> cancel(@PathVariable ConsultationId id, Caller caller) {
        return carryOut(id, new CancelConsultation(), caller);
    }

    @PostMapping("/{id}/links")
    ResponseEntity<Receipt> link(
            @PathVariable ConsultationId id, @RequestBody LinkConsultation command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/{id}/erasure")
    ResponseEntity<Receipt> erase(@PathVariable ConsultationId id, Caller caller) {
        return carryOut(id, new EraseConsultation(ErasureGround.REQUEST), caller);
    }

    @GetMapping("/{id}")
    ResponseEntity<Representation<ConsultationView>> find(@PathVariable ConsultationId id, Caller caller) {
        ResponseEntity<Representation<ConsultationView>> found = Answers.found(
                consultations,
                id.toString(),
                caller,
                consultation -> views.full(consultation, caller.actor(), caller.municipality()));
        if (found.getBody().content().notes().isPresent()) {
            log.tell(Event.PERSONAL_DATA_READ, "consultation/" + id, "");
        }
        return found;
    }

    @GetMapping("/{id}/history")
    Page<History.Line> history(@PathVariable ConsultationId id, PageQuery query, Caller caller) {
        return history.ofOwnMatter(consultations, id.toString(), query, caller);
    }

    /** All for desks and the office, those in their charge for others, their own for everybody. */
    @GetMapping
    Page<Representation<ConsultationView.Line>> list(
            @RequestParam Optional<String> stage,
            @RequestParam Optional<ConsultationTopic> topic,
            @RequestParam Optional<FacilityCode> facility,
            @Sorted(by = "slot") PageQuery query,
            Caller caller) {
        List<Criteria> wanted = new ArrayList<>();
        wanted.add(seenBy(caller));
        wanted.add(Answers.inStage(ConsultationEvent.class, stage));
        topic.ifPresent(code -> wanted.add(where("stage.matter.enquiry.topic").is(code.name())));
        facility.ifPresent(code -> wanted.add(where("stage.charge.facility").is(code.value())));
        return Answers.listed(consultations, caller, new Criteria().andOperator(wanted), query, views::line);
    }

    /** Counts and waiting times, for desks, the office and auditors. */
    @GetMapping("/figures")
    Figures figures(@RequestParam Optional<FiscalYear> fiscalYear, Caller caller) {
        if (!ConsultationRules.isDesk(caller.actor()) && !caller.actor().is(Role.AUDITOR)) {
            throw new Declined(new Outcome.NotAllowed("ReadFigures"));
        }
        return figures.of(caller.municipality(), fiscalYear);
    }

    private ResponseEntity<Receipt> carryOut(ConsultationId id, ConsultationCommand command, Caller caller) {
        return Answers.ok(consultations.handle(id.toString(), command, caller.request()));
    }

    private Criteria seenBy(Caller caller) {
        if (ConsultationRules.isDesk(caller.actor())) {
            return new Criteria();
        }
        List<Criteria> own = new ArrayList<>();
        if (!caller.actor().entersForOthers()) {
            own.add(where("stage.matter.enquiry.account")
                    .is(caller.actor().account().value()));
        }
        own.add(groups.ofThoseActedForBy(caller.actor(), "stage.matter.enquiry.group", caller.municipality()));
        if (caller.actor().is(Role.STAFF)) {
            List<String> departments = caller.actor().departments().stream()
                    .map(DepartmentCode::value)
                    .toList();
            own.add(where("stage.charge.department").in(departments));
            own.add(where("stage.charge.facility").in(departments));
        }
        return new Criteria().orOperator(own);
    }
}
