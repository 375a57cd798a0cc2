package org.kyodo.registry.contact;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.AggregateType.Limit;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.erasure.AccountErasure;
import org.kyodo.chassis.form.Drafts;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.contracts.registry.ContactPointEvent;
import org.kyodo.contracts.registry.Recipient;
import org.kyodo.contracts.value.ContactPointId;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.registry.code.Codes;
import org.kyodo.registry.code.Tries;
import org.kyodo.registry.contact.ContactPoint.Absent;
import org.kyodo.registry.contact.ContactPoint.Present;
import org.kyodo.registry.contact.ContactPoint.Withdrawn;
import org.kyodo.registry.contact.ContactPointCommand.SetContactPoint;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.person.ErasedPersons;
import org.kyodo.registry.person.HeldOfAccounts;
import org.kyodo.registry.person.PersonVault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Puts contact points 連絡先 together. */
@Configuration(proxyBeanMethods = false)
class ContactPointConfiguration {
    @Bean
    ContactValues contactValues(PersonVault vault) {
        return new ContactValues(vault);
    }

    @Bean
    ContactPointFacts contactPointFacts(Groups groups, Codes codes, Tries tries) {
        return new ContactPointFacts(groups, codes, tries);
    }

    @Bean
    ErasedPersons erasedContactPoints(MongoOperations mongo, PersonVault vault, Drafts drafts, SecurityLog log) {
        return new ErasedPersons(
                new ErasedPersons.Records("contact-point", ContactPoints.COLLECTION, "stage.erased"),
                mongo,
                vault,
                drafts,
                log);
    }

    @Bean
    Aggregate<ContactPointCommand, ContactPoint, ContactPointEvent> contactPointAggregate(
            Chassis chassis, ContactPointFacts facts, ContactValues values, ErasedPersons erasedContactPoints) {
        return chassis.aggregate(type(facts)
                .knowingOfEach(facts::concerning)
                .keeping(values::keep)
                .followedBy((before, after, municipality) -> erasedContactPoints.follow(
                        after.id().toString(), municipality, erased(before), erased(after))));
    }

    @Bean
    ContactPoints contactPoints(
            Aggregate<ContactPointCommand, ContactPoint, ContactPointEvent> contactPointAggregate,
            MongoOperations mongo) {
        return new ContactPoints(contactPointAggregate, mongo);
    }

    @Bean
    HeldOfAccounts contactPointsOfAccounts(ContactPoints contactPoints) {
        return new HeldOfAccounts() {
            @Override
            public List<Instruction<?>> erasing(AccountErasure erasure) {
                return contactPoints.withdrawing(
                        Recipient.account(erasure.account()), erasure.municipality(), erasure.event());
            }
        };
    }

    static AggregateType<ContactPointCommand, ContactPoint, ContactPointEvent> type(
            FactFinder<ContactPointCommand, ContactPoint> facts) {
        return AggregateType.of(ContactPointCommand.class, ContactPoint.class, ContactPointEvent.class)
                .collection(ContactPoints.COLLECTION)
                .startingAt(id -> new Absent(ContactPointId.of(id)))
                .decidedBy(new ContactPointRules())
                .queriedBy("stage.type")
                .queriedBy("stage.card.kind")
                .queriedBy(ContactPoints.GROUP)
                .queriedBy(ContactPoints.ACCOUNT)
                .limited(new Limit<>(
                        (command, actor) -> command instanceof SetContactPoint c
                                ? ContactPointRules.recipientOf(c, actor).map(Recipient::toString)
                                : Optional.empty(),
                        point -> point instanceof Present given
                                ? Optional.of(given.recipient().toString())
                                : Optional.empty(),
                        ContactPointRefusal.TOO_MANY_CONTACT_POINTS))
                .knowing(facts);
    }

    private static Optional<PersonRef> erased(ContactPoint point) {
        return point instanceof Withdrawn withdrawn ? Optional.of(withdrawn.erased()) : Optional.empty();
    }
}
