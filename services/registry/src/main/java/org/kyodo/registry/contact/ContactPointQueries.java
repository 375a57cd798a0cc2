package org.kyodo.registry.contact;

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
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.registry.ContactPointEvent;
import org.kyodo.contracts.registry.Recipient;
import org.kyodo.contracts.value.ContactPointId;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.NoticeLanguage;
import org.kyodo.contracts.value.ReachKind;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.code.IssuedCode;
import org.kyodo.registry.contact.ContactPoint.Known;
import org.kyodo.registry.contact.ContactPoint.Open;
import org.kyodo.registry.contact.ContactPoint.Present;
import org.kyodo.registry.contact.ContactPoint.Reachable;
import org.kyodo.registry.contact.ContactPoint.Withdrawn;
import org.kyodo.registry.contact.Reach.Wanted;
import org.kyodo.registry.contact.Reach.Why;
import org.kyodo.registry.group.Groups;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The lists and look-ups of contact points. */
@Component
class ContactPointQueries {
    private final Aggregate<ContactPointCommand, ContactPoint, ContactPointEvent> points;
    private final ContactPoints found;
    private final ContactValues values;
    private final Groups groups;
    private final SecurityLog log;

    ContactPointQueries(
            Aggregate<ContactPointCommand, ContactPoint, ContactPointEvent> contactPointAggregate,
            ContactPoints found,
            ContactValues values,
            Groups groups,
            SecurityLog log) {
        this.points = contactPointAggregate;
        this.found = found;
        this.values = values;
        this.groups = groups;
        this.log = log;
    }

    /** What narrows a list. */
    record Filter(Optional<GroupId> group, Optional<ReachKind> kind, Optional<String> stage) {
        private Criteria criteria() {
            List<Criteria> wanted = new ArrayList<>();
            wanted.add(Answers.inStage(ContactPointEvent.class, stage));
            kind.ifPresent(code -> wanted.add(where("stage.card.kind").is(code.name())));
            group.ifPresent(id -> wanted.add(where(ContactPoints.GROUP).is(id.toString())));
            return new Criteria().andOperator(wanted);
        }
    }

    /**
     * The contact point that counts for a notice.
     *
     * @param why none does, else empty
     */
    record Counting(
            Optional<Why> why,
            Optional<ContactPointId> contactPointId,
            Optional<ReachKind> kind,
            Optional<NoticeLanguage> language,
            Optional<String> masked) {}

    /** One, with its address for whose it is, desks and the office; who read it is told to the security log. */
    ResponseEntity<Representation<ContactPointView>> find(ContactPointId id, Caller caller) {
        boolean inFull = !caller.actor().is(Role.AUDITOR);
        ResponseEntity<Representation<ContactPointView>> answer =
                Answers.found(points, id.toString(), caller, point -> shown(point, inFull, caller.municipality()));
        if (answer.getBody().content().value().isPresent()) {
            log.tell(Event.PERSONAL_DATA_READ, "contact-point/" + id, "");
        }
        return answer;
    }

    /** All for desks, the office and auditors, their own for everybody; addresses are masked. */
    Page<Representation<ContactPointView>> list(Filter filter, PageQuery query, Caller caller) {
        return Answers.listed(
                points,
                caller,
                new Criteria().andOperator(seenBy(caller), filter.criteria()),
                query,
                point -> shown(point, false, caller.municipality()));
    }

    /** For whose it is, and for desks and the office, as the mailroom will ask. */
    Counting counting(Recipient recipient, Wanted wanted, Caller caller) {
        if (!recipient.single()) {
            throw new InvalidInput("group", recipient.group(), Wording.RECIPIENT.of());
        }
        if (!ContactPointRules.isInCharge(caller.actor()) && !isOwn(recipient, caller)) {
            throw new Declined(new Outcome.NotAllowed("ReadContactPoints"));
        }
        return switch (found.reach(recipient, wanted, caller.municipality())) {
            case Reach.To(Present point) ->
                new Counting(
                        Optional.empty(),
                        Optional.of(point.id()),
                        Optional.of(point.kind()),
                        Optional.of(point.card().consent().language()),
                        values.open(point, caller.municipality()).map(ContactValue::masked));
            case Reach.Nowhere(Why why) ->
                new Counting(Optional.of(why), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        };
    }

    private boolean isOwn(Recipient recipient, Caller caller) {
        return recipient
                .group()
                .map(group -> groups.find(group, caller.municipality()).mayBeActedForBy(caller.actor()))
                .orElseGet(() -> recipient
                        .account()
                        .filter(caller.actor().account()::equals)
                        .isPresent());
    }

    private Optional<ContactPointView> shown(ContactPoint point, boolean inFull, MunicipalityCode municipality) {
        if (!(point instanceof Known known)) {
            return Optional.empty();
        }
        Optional<ContactValue> value =
                known instanceof Present given ? values.open(given, municipality) : Optional.empty();
        return Optional.of(new ContactPointView(
                known.recipient(),
                known.kind(),
                value.map(ContactValue::masked),
                value.filter(_ -> inFull),
                Optional.of(known.card().consent()).filter(_ -> known instanceof Present),
                known instanceof Open open ? open.code().map(IssuedCode::until) : Optional.empty(),
                known instanceof Reachable reachable ? Optional.of(reachable.on()) : Optional.empty(),
                known.card().failedOn(),
                known instanceof Withdrawn withdrawn ? Optional.of(withdrawn.on()) : Optional.empty()));
    }

    private Criteria seenBy(Caller caller) {
        if (ContactPointRules.isInCharge(caller.actor()) && !caller.actor().entersForOthers()
                || caller.actor().is(Role.AUDITOR)) {
            return new Criteria();
        }
        String account = caller.actor()
                .onBehalfOf()
                .filter(_ -> ContactPointRules.isInCharge(caller.actor()))
                .orElse(caller.actor().account().value());
        return new Criteria()
                .orOperator(
                        where(ContactPoints.ACCOUNT).is(account),
                        groups.ofThoseActedForBy(caller.actor(), ContactPoints.GROUP, caller.municipality()));
    }
}
