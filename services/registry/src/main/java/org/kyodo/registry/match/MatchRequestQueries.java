package org.kyodo.registry.match;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.access.SecurityLog.Event;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.registry.MatchRequestEvent;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.ConsultationTopic;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MatchRequestId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.TalentId;
import org.kyodo.contracts.value.TalentKind;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.match.MatchRequest.Accepted;
import org.kyodo.registry.match.MatchRequest.Begun;
import org.kyodo.registry.match.MatchRequest.Cancelled;
import org.kyodo.registry.match.MatchRequest.Dispatched;
import org.kyodo.registry.match.MatchRequest.Matched;
import org.kyodo.registry.match.MatchRequest.Proposed;
import org.kyodo.registry.match.MatchRequest.Reported;
import org.kyodo.registry.talent.Talents;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The lists and look-ups of match requests. */
@Component
class MatchRequestQueries {
    private final Aggregate<MatchRequestCommand, MatchRequest, MatchRequestEvent> matchRequests;
    private final MatchRequestFacts facts;
    private final Talents talents;
    private final Groups groups;
    private final History history;
    private final SecurityLog log;

    MatchRequestQueries(
            Aggregate<MatchRequestCommand, MatchRequest, MatchRequestEvent> matchRequests,
            MatchRequestFacts facts,
            Talents talents,
            Groups groups,
            History history,
            SecurityLog log) {
        this.matchRequests = matchRequests;
        this.facts = facts;
        this.talents = talents;
        this.groups = groups;
        this.history = history;
        this.log = log;
    }

    /** What narrows a list. */
    record Filter(
            Optional<TalentKind> kind,
            Optional<ConsultationTopic> topic,
            Optional<ActivityField> field,
            Optional<AreaCode> area,
            Optional<TalentId> talent,
            Optional<String> stage) {
        private List<Criteria> criteria() {
            List<Criteria> wanted = new ArrayList<>();
            wanted.add(Answers.inStage(MatchRequestEvent.class, stage));
            kind.ifPresent(code -> wanted.add(where("stage.request.kind").is(code.name())));
            topic.ifPresent(code -> wanted.add(where("stage.request.need.topic").is(code.name())));
            field.ifPresent(
                    code -> wanted.add(where("stage.request.need.fields").is(code.value())));
            area.ifPresent(code -> wanted.add(where("stage.request.need.area").is(code.value())));
            talent.ifPresent(
                    id -> wanted.add(where(MatchRequestConfiguration.TALENT).is(id.toString())));
            return wanted;
        }
    }

    /** Who reads how a person is reached is noted. */
    ResponseEntity<Representation<MatchRequestView>> find(MatchRequestId id, Caller caller) {
        ResponseEntity<Representation<MatchRequestView>> found =
                Answers.found(matchRequests, id.toString(), caller, match -> shown(match, true, caller.municipality()));
        if (found.getBody()
                .content()
                .match()
                .flatMap(MatchRequestView.Match::contact)
                .isPresent()) {
            log.tell(Event.PERSONAL_DATA_READ, "match-request/" + id, "");
        }
        return found;
    }

    Page<Representation<MatchRequestView>> list(Filter filter, PageQuery query, Caller caller) {
        List<Criteria> wanted = filter.criteria();
        wanted.add(seenBy(caller));
        return Answers.listed(
                matchRequests,
                caller,
                new Criteria().andOperator(wanted),
                query,
                match -> shown(match, false, caller.municipality()));
    }

    /** Whoever asks is told what departments are; a talent is not, for others may have declined before. */
    Page<History.Line> history(MatchRequestId id, PageQuery query, Caller caller) {
        return isAsker(id, caller)
                ? history.ofOwnMatter(matchRequests, id.toString(), query, caller)
                : history.of(matchRequests, id.toString(), query, caller);
    }

    private boolean isAsker(MatchRequestId id, Caller caller) {
        return matchRequests
                .find(id.toString(), caller.municipality())
                .filter(stored -> stored.stage() instanceof Begun begun
                        && facts.asking(begun.request().asker(), caller.municipality())
                                .isBy(caller.actor()))
                .isPresent();
    }

    /** All for the desks; for others what they ask for themselves, and what they are proposed for. */
    private Criteria seenBy(Caller caller) {
        Actor actor = caller.actor();
        if (MatchRequestRules.isDesk(actor)) {
            return new Criteria();
        }
        return new Criteria()
                .orOperator(
                        groups.ofThoseActedForBy(actor, "stage.request.asker.group", caller.municipality()),
                        where(MatchRequestConfiguration.DEPARTMENT)
                                .in(
                                        actor.entersForOthers()
                                                ? List.of()
                                                : actor.departments().stream()
                                                        .map(DepartmentCode::value)
                                                        .toList()),
                        where(MatchRequestConfiguration.TALENT)
                                .in(talents.answeredForBy(actor, caller.municipality()).stream()
                                        .map(TalentId::toString)
                                        .toList()));
    }

    private Optional<MatchRequestView> shown(MatchRequest match, boolean whole, MunicipalityCode municipality) {
        return match instanceof Begun begun
                ? Optional.of(new MatchRequestView(
                        begun.request().kind(),
                        begun.request().need(),
                        begun.request().asker(),
                        facts.asking(begun.request().asker(), municipality)
                                .group()
                                .flatMap(KnownGroup::name),
                        begun instanceof Matched matched
                                ? Optional.of(matched(matched, whole, municipality))
                                : Optional.empty(),
                        begun instanceof Cancelled cancelled ? Optional.of(cancelled.reason()) : Optional.empty()))
                : Optional.empty();
    }

    /** Whom to reach is for the two once both agreed, and no longer once it was reported. */
    private MatchRequestView.Match matched(Matched matched, boolean whole, MunicipalityCode municipality) {
        boolean reached = whole && (matched instanceof Accepted || matched instanceof Dispatched);
        return new MatchRequestView.Match(
                matched.talent(),
                matched instanceof Proposed proposed ? proposed.agreed() : Optional.empty(),
                reached ? talents.contact(matched.talent(), municipality) : Optional.empty(),
                switch (matched) {
                    case Proposed _, Accepted _ -> Optional.empty();
                    case Dispatched dispatched -> Optional.of(dispatched.on());
                    case Reported reported -> Optional.of(reported.on());
                },
                matched instanceof Reported reported ? Optional.of(reported.useful()) : Optional.empty());
    }
}
