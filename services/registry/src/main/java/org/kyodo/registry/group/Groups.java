package org.kyodo.registry.group;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Stored;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.entry.EntryParties;
import org.kyodo.chassis.list.SharedLookUps;
import org.kyodo.contracts.registry.GroupCard;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.registry.group.Group.Begun;
import org.kyodo.registry.group.KnownGroup.Standing;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** The one door to the groups 団体 for the other matters of the registry, as they stand now. */
public final class Groups implements EntryParties {
    /** More groups than one account acts for. */
    private static final int MANY = 200;

    private final Aggregate<GroupCommand, Group, GroupEvent> groups;
    private final MongoOperations mongo;

    Groups(Aggregate<GroupCommand, Group, GroupEvent> groups, MongoOperations mongo) {
        this.groups = groups;
        this.mongo = mongo;
    }

    /** The group under this id, {@link Standing#NONE} where there is none in the municipality. */
    public KnownGroup find(GroupId id, MunicipalityCode municipality) {
        return SharedLookUps.find(new One(id, municipality), this::committed);
    }

    private record One(GroupId id, MunicipalityCode municipality) {}

    private KnownGroup committed(One one) {
        return groups.find(one.id().toString(), one.municipality())
                .map(stored -> known(one.id(), stored.stage()))
                .orElseGet(() -> KnownGroup.unknown(one.id()));
    }

    /**
     * The groups that the actor acts for, whatever their standing: for lists, in the way of {@link
     * KnownGroup#mayBeActedForBy}. Whoever enters for others acts for the party they name, and for nobody else.
     */
    public Set<GroupId> actedForBy(Actor actor, MunicipalityCode municipality) {
        List<GroupId> candidates = actor.onBehalfOf()
                .map(party -> Stream.concat(owned(AccountRef.of(party), municipality), named(party))
                        .toList())
                .orElseGet(() -> actor.is(Role.GROUP)
                        ? owned(actor.account(), municipality).toList()
                        : List.of());
        return candidates.stream()
                .filter(id -> find(id, municipality).mayBeActedForBy(actor))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Of records with a group in this field: those of the groups that the actor acts for, none where there are none. */
    public Criteria ofThoseActedForBy(Actor actor, String field, MunicipalityCode municipality) {
        return where(field)
                .in(actedForBy(actor, municipality).stream()
                        .map(GroupId::toString)
                        .toList());
    }

    /** Those on the register, or about to be, that act by this account: {@code group/<id>}. */
    Stream<String> standingBy(AccountRef account, MunicipalityCode municipality) {
        return owned(account, municipality)
                .map(id -> groups.find(id.toString(), municipality))
                .flatMap(Optional::stream)
                .map(Stored::stage)
                .filter(group -> standing(group) != Standing.NONE)
                .map(group -> "group/" + group.id());
    }

    @Override
    public Set<AccountRef> accountsOf(String party, MunicipalityCode municipality) {
        return Stream.concat(
                        Stream.of(AccountRef.of(party)),
                        named(party).flatMap(id -> find(id, municipality).account().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> namesOf(AccountRef account, MunicipalityCode municipality) {
        return Stream.concat(
                        Stream.of(account.value()), owned(account, municipality).map(GroupId::toString))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<GroupId> owned(AccountRef account, MunicipalityCode municipality) {
        Query query = new Query(where("municipality")
                        .is(municipality.code())
                        .and("stage.account")
                        .is(account.value()))
                .limit(MANY);
        query.fields().include("_id");
        return mongo.find(query, Document.class, GroupConfiguration.COLLECTION).stream()
                .map(document -> GroupId.of(document.getString("_id")));
    }

    private static Stream<GroupId> named(String party) {
        try {
            return Stream.of(GroupId.of(party));
        } catch (InvalidInput e) {
            // An account, not a group.
            return Stream.empty();
        }
    }

    private static KnownGroup known(GroupId id, Group group) {
        Optional<GroupCard> card = GroupViews.card(group);
        return new KnownGroup(
                id,
                standing(group),
                group instanceof Begun begun ? begun.account() : Optional.empty(),
                card.map(GroupCard::groupType),
                card.map(GroupCard::name),
                card.map(GroupCard::areas).orElse(List.<AreaCode>of()));
    }

    private static Standing standing(Group group) {
        return switch (group) {
            case Group.Registered _ -> Standing.REGISTERED;
            case Group.Suspended _ -> Standing.SUSPENDED;
            case Group.Submitted _, Group.UnderReview _, Group.Returned _ -> Standing.APPLYING;
            case Group.Absent _, Group.Draft _, Group.Lapsed _, Group.Refused _, Group.Left _ -> Standing.NONE;
        };
    }
}
