package org.kyodo.registry.talent;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Stored;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.contracts.registry.TalentEvent;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Personal;
import org.kyodo.contracts.value.TalentId;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.talent.Talent.Known;
import org.kyodo.registry.talent.Talent.Registered;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** The one door to the talents 人材 for the other matters of the registry, as they stand now. */
public final class Talents {
    /** More talents than one account answers for, ended ones too. */
    private static final int MANY = 500;

    private final Aggregate<TalentCommand, Talent, TalentEvent> talents;
    private final TalentFacts facts;
    private final TalentViews views;
    private final Groups groups;
    private final MongoOperations mongo;

    Talents(
            Aggregate<TalentCommand, Talent, TalentEvent> talents,
            TalentFacts facts,
            TalentViews views,
            Groups groups,
            MongoOperations mongo) {
        this.talents = talents;
        this.facts = facts;
        this.views = views;
        this.groups = groups;
        this.mongo = mongo;
    }

    /** How somebody is reached who agreed to help. Personal data: never in an event, a log or an error. */
    @Personal
    public record Contact(String name, String reach) {
        @Override
        public String toString() {
            return "Contact[not shown]";
        }
    }

    /** The talent under this id, one that stands for nobody where there is none in the municipality. */
    public KnownTalent find(TalentId id, MunicipalityCode municipality) {
        return known(id, municipality)
                .map(known -> new KnownTalent(
                        id,
                        known instanceof Registered,
                        Optional.of(known.offer().terms().kind()),
                        Optional.of(facts.offerer(known.offer().offerer(), municipality))))
                .orElseGet(() -> KnownTalent.unknown(id));
    }

    /** Whether everybody is shown it, and it may be asked for. */
    public boolean isShown(TalentId id, MunicipalityCode municipality) {
        return known(id, municipality)
                        .filter(known -> known instanceof Registered registered
                                && registered.publication().isPresent())
                        .isPresent()
                && find(id, municipality).stands();
    }

    /** As what a group offers itself. */
    public List<TalentId> of(GroupId group, MunicipalityCode municipality) {
        return ids(where("stage.offer.offerer.group").is(group.toString()), municipality)
                .toList();
    }

    /** Whom to reach, until it is erased. Whoever shows it says to whom. */
    public Optional<Contact> contact(TalentId id, MunicipalityCode municipality) {
        return known(id, municipality)
                .flatMap(known -> views.profile(known, municipality))
                .map(profile -> new Contact(profile.name(), profile.reach()));
    }

    /** Those that the actor answers for: for lists, in the way of {@link KnownTalent#isBy}. */
    public Set<TalentId> answeredForBy(Actor actor, MunicipalityCode municipality) {
        List<Criteria> any = new ArrayList<>();
        any.add(where("stage.offer.offerer.account")
                .is(actor.onBehalfOf().orElse(actor.account().value())));
        any.add(groups.ofThoseActedForBy(actor, "stage.offer.offerer.group", municipality));
        return ids(new Criteria().orOperator(any), municipality)
                .filter(id -> find(id, municipality).isBy(actor))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<TalentId> ids(Criteria those, MunicipalityCode municipality) {
        Query query =
                new Query(new Criteria().andOperator(where("municipality").is(municipality.code()), those)).limit(MANY);
        query.fields().include("_id");
        return mongo.find(query, Document.class, TalentConfiguration.COLLECTION).stream()
                .map(document -> TalentId.of(document.getString("_id")));
    }

    private Optional<Known> known(TalentId id, MunicipalityCode municipality) {
        return talents.find(id.toString(), municipality)
                .map(Stored::stage)
                .filter(Known.class::isInstance)
                .map(Known.class::cast);
    }
}
