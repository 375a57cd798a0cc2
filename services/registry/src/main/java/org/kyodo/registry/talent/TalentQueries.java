package org.kyodo.registry.talent;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.access.SecurityLog.Event;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.registry.TalentEvent;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.ConsultationTopic;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.TalentId;
import org.kyodo.contracts.value.TalentKind;
import org.kyodo.presets.Presets;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.talent.Talent.Known;
import org.kyodo.registry.talent.Talent.Offered;
import org.kyodo.registry.talent.Talent.Registered;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The lists and look-ups of talents. */
@Component
class TalentQueries {
    private final Aggregate<TalentCommand, Talent, TalentEvent> talents;
    private final TalentFacts facts;
    private final TalentViews views;
    private final Groups groups;
    private final Presets presets;
    private final History history;
    private final SecurityLog log;

    TalentQueries(
            Aggregate<TalentCommand, Talent, TalentEvent> talents,
            TalentFacts facts,
            TalentViews views,
            Groups groups,
            Presets presets,
            History history,
            SecurityLog log) {
        this.talents = talents;
        this.facts = facts;
        this.views = views;
        this.groups = groups;
        this.presets = presets;
        this.history = history;
        this.log = log;
    }

    /** What narrows a list. */
    record Filter(
            Optional<TalentKind> kind,
            Optional<ConsultationTopic> topic,
            Optional<ActivityField> field,
            Optional<AreaCode> area,
            Optional<String> stage) {
        private List<Criteria> criteria() {
            List<Criteria> wanted = new ArrayList<>();
            wanted.add(Answers.inStage(TalentEvent.class, stage));
            kind.ifPresent(code -> wanted.add(where("stage.offer.terms.kind").is(code.name())));
            topic.ifPresent(code -> wanted.add(where("stage.offer.terms.topics").is(code.name())));
            field.ifPresent(code -> wanted.add(where("stage.offer.terms.fields").is(code.value())));
            area.ifPresent(code -> wanted.add(where("stage.offer.terms.areas").is(code.value())));
            return wanted;
        }
    }

    /** Who reads what is known of a person is noted, but for the person. */
    ResponseEntity<Representation<TalentView>> find(TalentId id, Caller caller) {
        ResponseEntity<Representation<TalentView>> found = Answers.found(
                talents, id.toString(), caller, talent -> views.full(talent, caller.actor(), caller.municipality()));
        if (found.getBody().content().own().flatMap(TalentView.Own::profile).isPresent()) {
            log.tell(Event.PERSONAL_DATA_READ, "talent/" + id, "");
        }
        return found;
    }

    Page<Representation<TalentView>> list(Filter filter, boolean own, PageQuery query, Caller caller) {
        List<Criteria> wanted = filter.criteria();
        wanted.add(seenBy(own, caller));
        return Answers.listed(
                talents,
                caller,
                new Criteria().andOperator(wanted),
                query,
                talent -> views.line(talent, caller.municipality()));
    }

    TalentView.ForEveryone findForEveryone(TalentId id, MunicipalityCode municipality) {
        MunicipalityCode served = presets.of(municipality).code();
        return talents.find(id.toString(), served)
                .flatMap(stored -> views.forEveryone(stored.stage(), served))
                .orElseThrow(() -> new Declined(new Outcome.NotFound("talent", id.toString(), false)));
    }

    Page<Representation<TalentView.ForEveryone>> listForEveryone(
            MunicipalityCode municipality, Filter filter, PageQuery query) {
        MunicipalityCode served = presets.of(municipality).code();
        List<Criteria> wanted = filter.criteria();
        wanted.add(where("stage.type").is(Registered.class.getSimpleName()));
        wanted.add(where("stage.publication").ne(null));
        return Answers.listedForEveryone(
                talents,
                served,
                new Criteria().andOperator(wanted),
                query,
                talent -> views.forEveryone(talent, served));
    }

    /** What happened to it is for itself and the desks; for others as for everybody, while it is shown. */
    Page<History.Line> history(TalentId id, PageQuery query, Caller caller) {
        Talent talent = Answers.seen(talents, id.toString(), caller).stage();
        boolean own = TalentRules.isDesk(caller.actor())
                || talent instanceof Known known
                        && facts.offerer(known.offer().offerer(), caller.municipality())
                                .isBy(caller.actor());
        return own
                ? history.of(talents, id.toString(), query, caller)
                : historyForEveryone(id, query, caller.municipality());
    }

    Page<History.Line> historyForEveryone(TalentId id, PageQuery query, MunicipalityCode municipality) {
        MunicipalityCode served = presets.of(municipality).code();
        return history.forEverybody(talents, id.toString(), query, served, talent -> views.forEveryone(talent, served)
                .isPresent());
    }

    /** All for the desks; for others those that they may back, and their own. */
    private Criteria seenBy(boolean own, Caller caller) {
        List<Criteria> any = new ArrayList<>();
        if (!caller.actor().entersForOthers()) {
            any.add(where("stage.offer.offerer.account")
                    .is(caller.actor().account().value()));
        }
        any.add(groups.ofThoseActedForBy(caller.actor(), "stage.offer.offerer.group", caller.municipality()));
        if (own) {
            return new Criteria().orOperator(any);
        }
        if (TalentRules.isDesk(caller.actor())) {
            return new Criteria();
        }
        any.add(where("stage.type").in(Offered.class.getSimpleName(), Registered.class.getSimpleName()));
        return new Criteria().orOperator(any);
    }
}
