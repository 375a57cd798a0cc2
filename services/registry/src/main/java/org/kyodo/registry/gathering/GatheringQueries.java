package org.kyodo.registry.gathering;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.access.SecurityLog.Event;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Stored;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.registry.Enrolment;
import org.kyodo.contracts.registry.GatheringEvent;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GatheringId;
import org.kyodo.contracts.value.GatheringKind;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.Presets;
import org.kyodo.registry.gathering.Gathering.Cancelled;
import org.kyodo.registry.gathering.Gathering.Held;
import org.kyodo.registry.gathering.Gathering.Known;
import org.kyodo.registry.gathering.Gathering.Open;
import org.kyodo.registry.gathering.Gathering.Planned;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.person.PersonVault;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The lists and look-ups of gatherings. */
@Component
class GatheringQueries {
    private static final String BEGINS = "stage.plan.slot.opensAt";
    private static final List<String> ALL = stages(Planned.class, Open.class, Held.class, Cancelled.class);
    private static final List<String> ANNOUNCED = stages(Open.class, Held.class, Cancelled.class);

    private final Aggregate<GatheringCommand, Gathering, GatheringEvent> gatherings;
    private final GatheringFacts facts;
    private final Groups groups;
    private final PersonVault vault;
    private final Presets presets;
    private final History history;
    private final SecurityLog log;

    GatheringQueries(
            Aggregate<GatheringCommand, Gathering, GatheringEvent> gatherings,
            GatheringFacts facts,
            Groups groups,
            PersonVault vault,
            Presets presets,
            History history,
            SecurityLog log) {
        this.gatherings = gatherings;
        this.facts = facts;
        this.groups = groups;
        this.vault = vault;
        this.presets = presets;
        this.history = history;
        this.log = log;
    }

    /** What narrows a list. @param from the first day on which one may begin @param until the last */
    record Filter(
            Optional<GatheringKind> kind,
            Optional<AreaCode> area,
            Optional<ActivityField> field,
            Optional<String> stage,
            Optional<LocalDate> from,
            Optional<LocalDate> until) {
        private Criteria among(List<String> stages) {
            List<Criteria> wanted = new ArrayList<>();
            wanted.add(where("stage.type").in(stages));
            wanted.add(Answers.inStage(GatheringEvent.class, stage));
            kind.ifPresent(code -> wanted.add(where("stage.plan.kind").is(code.name())));
            area.ifPresent(code -> wanted.add(where("stage.plan.areas").is(code.value())));
            field.ifPresent(code -> wanted.add(where("stage.plan.fields").is(code.value())));
            from.ifPresent(day -> wanted.add(where(BEGINS).gte(kept(day.atStartOfDay()))));
            until.ifPresent(day -> wanted.add(where(BEGINS).lte(kept(day.atTime(23, 59, 59)) + "Z")));
            return new Criteria().andOperator(wanted);
        }

        /** As an instant stands in a document, up to its second: "." of a fraction comes before "Z". */
        private static String kept(LocalDateTime time) {
            String instant = time.atZone(FiscalYear.JST).toInstant().toString();
            return instant.substring(0, instant.length() - 1);
        }
    }

    ResponseEntity<Representation<GatheringView>> find(GatheringId id, Caller caller) {
        return Answers.found(gatherings, id.toString(), caller, GatheringView::of);
    }

    Page<Representation<GatheringView>> list(Filter filter, PageQuery query, Caller caller) {
        return Answers.listed(gatherings, caller, filter.among(ALL), query, GatheringView::of);
    }

    GatheringView.ForEveryone findForEveryone(GatheringId id, MunicipalityCode municipality) {
        return gatherings
                .find(id.toString(), presets.of(municipality).code())
                .flatMap(stored -> GatheringView.forEveryone(stored.stage()))
                .orElseThrow(() -> new Declined(new Outcome.NotFound("gathering", id.toString(), false)));
    }

    Page<Representation<GatheringView.ForEveryone>> listForEveryone(
            MunicipalityCode municipality, Filter filter, PageQuery query) {
        Criteria announced = new Criteria()
                .andOperator(filter.among(ANNOUNCED), where("stage.announced").ne(false));
        return Answers.listedForEveryone(
                gatherings, presets.of(municipality).code(), announced, query, GatheringView::forEveryone);
    }

    /** Who enrolled is for the host: to those who did, others' enrolments are none of their business. */
    Page<History.Line> history(GatheringId id, PageQuery query, Caller caller) {
        return history.of(
                gatherings,
                id.toString(),
                query,
                caller,
                gathering -> gathering instanceof Known known
                        && facts.hosting(known.plan().host(), caller.municipality())
                                .isBy(caller.actor()));
    }

    Page<History.Line> historyForEveryone(GatheringId id, PageQuery query, MunicipalityCode municipality) {
        return history.forEverybody(
                gatherings, id.toString(), query, presets.of(municipality).code(), gathering -> gathering
                        .published()
                        .isPresent());
    }

    /** All enrolments for whoever enters them for others and for the host, and for others their own. */
    Page<GatheringView.Line> enrolments(GatheringId id, PageQuery query, Caller caller) {
        Stored<Gathering> stored = Answers.seen(gatherings, id.toString(), caller);
        if (!(stored.stage() instanceof Known gathering)) {
            throw new Declined(new Outcome.NotFound("gathering", id.toString(), false));
        }
        Actor actor = caller.actor();
        Hosting hosting = facts.hosting(gathering.plan().host(), caller.municipality());
        boolean hosts = hosting.isBy(actor) || actor.isStaffOf(DepartmentCode.COLLABORATION_OFFICE);
        Set<GroupId> own = groups.actedForBy(actor, caller.municipality());
        Comparator<Enrolments.Entry> inOrder =
                Comparator.comparingInt(entry -> entry.enrolment().number());
        Comparator<Enrolments.Entry> order = query.order().descending() ? inOrder.reversed() : inOrder;
        List<Enrolments.Entry> shown = gathering.enrolments().entries().stream()
                .filter(entry -> hosts || hosting.mayEnterForOthers(actor) || isOwn(entry.enrolment(), actor, own))
                .sorted(order)
                .toList();
        List<Enrolments.Entry> found = shown.stream()
                .dropWhile(entry -> query.after()
                        .map(Integer::parseInt)
                        .filter(last -> query.order().descending()
                                ? entry.enrolment().number() >= last
                                : entry.enrolment().number() <= last)
                        .isPresent())
                .limit(query.limit() + 1L)
                .toList();
        Page<Enrolments.Entry> page =
                query.page(found, entry -> Integer.toString(entry.enrolment().number()), shown::size);
        if (hosts && page.items().stream().anyMatch(entry -> entry.person().isPresent())) {
            log.tell(Event.PERSONAL_DATA_READ, "gathering/" + id, "");
        }
        return page.map(entry -> Optional.of(line(entry, gathering, hosts, caller.municipality())));
    }

    private static boolean isOwn(Enrolment enrolment, Actor actor, Set<GroupId> own) {
        return enrolment.group().filter(own::contains).isPresent()
                || !actor.entersForOthers() && enrolment.account().equals(Optional.of(actor.account()));
    }

    private GatheringView.Line line(
            Enrolments.Entry entry, Known gathering, boolean hosts, MunicipalityCode municipality) {
        Enrolment enrolment = entry.enrolment();
        return new GatheringView.Line(
                enrolment.number(),
                enrolment.group(),
                enrolment.department(),
                enrolment.account(),
                enrolment.people(),
                entry.waiting(),
                entry.person().filter(_ -> hosts).flatMap(kept -> vault.open(
                                kept, Enrollee.class, GatheringConfiguration.place(gathering.id(), municipality))
                        .value()));
    }

    @SafeVarargs
    private static List<String> stages(Class<? extends Known>... stages) {
        return List.of(stages).stream().map(Class::getSimpleName).toList();
    }
}
