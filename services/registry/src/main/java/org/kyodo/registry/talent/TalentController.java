package org.kyodo.registry.talent;

import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.http.Sorted;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.registry.TalentEvent;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.ConsultationTopic;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.TalentId;
import org.kyodo.contracts.value.TalentKind;
import org.kyodo.registry.talent.TalentCommand.BackTalent;
import org.kyodo.registry.talent.TalentCommand.DeclineTalent;
import org.kyodo.registry.talent.TalentCommand.EraseTalent;
import org.kyodo.registry.talent.TalentCommand.HideTalent;
import org.kyodo.registry.talent.TalentCommand.OfferTalent;
import org.kyodo.registry.talent.TalentCommand.PublishTalent;
import org.kyodo.registry.talent.TalentCommand.RegisterTalent;
import org.kyodo.registry.talent.TalentCommand.RetireTalent;
import org.kyodo.registry.talent.TalentQueries.Filter;
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

/** Talents 人材 over HTTP. */
@RestController
@RequestMapping("/api/v1")
class TalentController {
    private final Aggregate<TalentCommand, Talent, TalentEvent> talents;
    private final TalentQueries queries;

    TalentController(Aggregate<TalentCommand, Talent, TalentEvent> talents, TalentQueries queries) {
        this.talents = talents;
        this.queries = queries;
    }

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/talents")
    ResponseEntity<Receipt> offer(@RequestBody OfferTalent command, Caller caller) {
        String id = caller.newId(talents, command).toString();
        return Answers.created(talents.handle(id, command, caller.request()), "/api/v1/talents/" + id);
    }

    /** 応援. */
    @PostMapping("/talents/{id}/backing")
    ResponseEntity<Receipt> back(@PathVariable TalentId id, Caller caller) {
        return carryOut(id, new BackTalent(), caller);
    }

    @PostMapping("/talents/{id}/registration")
    ResponseEntity<Receipt> register(@PathVariable TalentId id, @RequestBody RegisterTalent command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/talents/{id}/refusal")
    ResponseEntity<Receipt> decline(@PathVariable TalentId id, @RequestBody DeclineTalent command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/talents/{id}/publication")
    ResponseEntity<Receipt> publish(@PathVariable TalentId id, @RequestBody PublishTalent command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/talents/{id}/hiding")
    ResponseEntity<Receipt> hide(@PathVariable TalentId id, Caller caller) {
        return carryOut(id, new HideTalent(), caller);
    }

    @PostMapping("/talents/{id}/retirement")
    ResponseEntity<Receipt> retire(@PathVariable TalentId id, Caller caller) {
        return carryOut(id, new RetireTalent(), caller);
    }

    @PostMapping("/talents/{id}/erasure")
    ResponseEntity<Receipt> erase(@PathVariable TalentId id, Caller caller) {
        return carryOut(id, new EraseTalent(ErasureGround.REQUEST), caller);
    }

    @GetMapping("/talents/{id}")
    ResponseEntity<Representation<TalentView>> find(@PathVariable TalentId id, Caller caller) {
        return queries.find(id, caller);
    }

    @GetMapping("/talents/{id}/history")
    Page<History.Line> history(@PathVariable TalentId id, PageQuery query, Caller caller) {
        return queries.history(id, query, caller);
    }

    /** @param own only those that the caller offered, for themself or for a group */
    @GetMapping("/talents")
    Page<Representation<TalentView>> list(
            @RequestParam Optional<TalentKind> kind,
            @RequestParam Optional<ConsultationTopic> topic,
            @RequestParam Optional<ActivityField> field,
            @RequestParam Optional<AreaCode> area,
            @RequestParam Optional<String> stage,
            @RequestParam(defaultValue = "false") boolean own,
            @Sorted(by = "backers", searched = true) PageQuery query,
            Caller caller) {
        return queries.list(new Filter(kind, topic, field, area, stage), own, query, caller);
    }

    @GetMapping("/public/talents/{id}")
    TalentView.ForEveryone findForEveryone(@PathVariable TalentId id, @RequestParam MunicipalityCode municipality) {
        return queries.findForEveryone(id, municipality);
    }

    @GetMapping("/public/talents/{id}/history")
    Page<History.Line> historyForEveryone(
            @PathVariable TalentId id, @RequestParam MunicipalityCode municipality, PageQuery query) {
        return queries.historyForEveryone(id, query, municipality);
    }

    @GetMapping("/public/talents")
    Page<Representation<TalentView.ForEveryone>> listForEveryone(
            @RequestParam MunicipalityCode municipality,
            @RequestParam Optional<TalentKind> kind,
            @RequestParam Optional<ConsultationTopic> topic,
            @RequestParam Optional<ActivityField> field,
            @RequestParam Optional<AreaCode> area,
            @Sorted(by = "backers", searched = true) PageQuery query) {
        return queries.listForEveryone(municipality, new Filter(kind, topic, field, area, Optional.empty()), query);
    }

    private ResponseEntity<Receipt> carryOut(TalentId id, TalentCommand command, Caller caller) {
        return Answers.ok(talents.handle(id.toString(), command, caller.request()));
    }
}
