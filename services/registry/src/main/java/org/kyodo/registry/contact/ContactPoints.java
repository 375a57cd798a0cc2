package org.kyodo.registry.contact;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Stored;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.contracts.registry.ContactPointEvent;
import org.kyodo.contracts.registry.Recipient;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.registry.contact.ContactPoint.Present;
import org.kyodo.registry.contact.ContactPointCommand.WithdrawContactPoint;
import org.kyodo.registry.person.HeldOfAccounts;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Finds the contact points of somebody, as they stand now. */
final class ContactPoints {
    static final String COLLECTION = "contactPoints";
    static final String GROUP = "stage.card.recipient.group";
    static final String ACCOUNT = "stage.card.recipient.account";

    private final Aggregate<ContactPointCommand, ContactPoint, ContactPointEvent> points;
    private final MongoOperations mongo;

    ContactPoints(Aggregate<ContactPointCommand, ContactPoint, ContactPointEvent> points, MongoOperations mongo) {
        this.points = points;
        this.mongo = mongo;
    }

    /** Where a notice to this recipient goes now. */
    Reach reach(Recipient recipient, Reach.Wanted wanted, MunicipalityCode municipality) {
        return Reach.of(of(recipient, municipality), wanted);
    }

    /** What withdraws them, and so erases them. @param before the id of the event that asks for it: later ones stay */
    List<Instruction<?>> withdrawing(Recipient recipient, MunicipalityCode municipality, UUID before) {
        return HeldOfAccounts.toEach(
                of(recipient, municipality)
                        .map(point -> point.id().toString())
                        .filter(id -> id.compareTo(before.toString()) < 0),
                points,
                new WithdrawContactPoint());
    }

    /** Those that are not withdrawn; there is an end to them (K-CT-4). */
    Stream<Present> of(Recipient recipient, MunicipalityCode municipality) {
        Criteria whose = recipient
                .group()
                .map(GroupId::toString)
                .map(group -> where(GROUP).is(group))
                .orElseGet(() ->
                        where(ACCOUNT).is(recipient.account().orElseThrow().value()));
        Query query = new Query(new Criteria().andOperator(where("municipality").is(municipality.code()), whose));
        query.fields().include("_id");
        return mongo.find(query, Document.class, COLLECTION).stream()
                .map(found -> points.find(found.getString("_id"), municipality))
                .flatMap(Optional::stream)
                .map(Stored::stage)
                .filter(Present.class::isInstance)
                .map(Present.class::cast);
    }
}
