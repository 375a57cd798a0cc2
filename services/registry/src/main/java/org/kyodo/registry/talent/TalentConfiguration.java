package org.kyodo.registry.talent;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.AggregateType.Limit;
import org.kyodo.chassis.aggregate.Backings;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.config.BackingConfiguration;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.erasure.AccountErasure;
import org.kyodo.chassis.form.Drafts;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.registry.TalentEvent;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.TalentId;
import org.kyodo.presets.Presets;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.group.MattersOfGroups;
import org.kyodo.registry.person.ErasedPersons;
import org.kyodo.registry.person.HeldOfAccounts;
import org.kyodo.registry.person.PersonVault;
import org.kyodo.registry.person.PersonVault.Place;
import org.kyodo.registry.talent.Talent.Absent;
import org.kyodo.registry.talent.Talent.Ended;
import org.kyodo.registry.talent.Talent.Known;
import org.kyodo.registry.talent.Talent.Publication;
import org.kyodo.registry.talent.Talent.Registered;
import org.kyodo.registry.talent.Talent.Standing;
import org.kyodo.registry.talent.TalentCommand.EraseTalent;
import org.kyodo.registry.talent.TalentCommand.OfferTalent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;

/** Puts talents together. */
@Configuration(proxyBeanMethods = false)
@Import(BackingConfiguration.class)
class TalentConfiguration {
    static final String COLLECTION = "talents";
    private static final String ACCOUNT = "stage.offer.offerer.account";

    @Bean
    TalentFacts talentFacts(Presets presets, Groups groups, Backings backings) {
        return new TalentFacts(presets, groups, backings);
    }

    @Bean
    TalentViews talentViews(TalentFacts facts, PersonVault vault) {
        return new TalentViews(facts, vault);
    }

    @Bean
    Talents talents(
            Aggregate<TalentCommand, Talent, TalentEvent> talentAggregate,
            TalentFacts facts,
            TalentViews views,
            Groups groups,
            MongoOperations mongo) {
        return new Talents(talentAggregate, facts, views, groups, mongo);
    }

    @Bean
    ErasedPersons erasedTalents(MongoOperations mongo, PersonVault vault, Drafts drafts, SecurityLog log) {
        return new ErasedPersons(
                new ErasedPersons.Records("talent", COLLECTION, "stage.offer.erased"), mongo, vault, drafts, log);
    }

    @Bean
    Aggregate<TalentCommand, Talent, TalentEvent> talentAggregate(
            Chassis chassis,
            Presets presets,
            TalentFacts facts,
            Backings backings,
            PersonVault vault,
            ErasedPersons erasedTalents) {
        return chassis.aggregate(type(facts, municipality -> TalentFacts.retention(presets.of(municipality)))
                .knowingOfEach((talent, municipality) -> talent instanceof Known known
                        ? Facts.NONE.whenAsked(
                                Offerer.class, () -> facts.offerer(known.offer().offerer(), municipality))
                        : Facts.NONE)
                .keeping((talent, command, municipality) -> kept(talent, command, municipality, vault))
                .spilling((before, after, municipality) -> spilled(before, after, municipality, backings))
                .followedBy((before, after, municipality) ->
                        erasedTalents.follow(after.id().toString(), municipality, erased(before), erased(after))));
    }

    private static Optional<PersonRef> erased(Talent talent) {
        return talent instanceof Known known ? known.offer().erased() : Optional.empty();
    }

    /** As what a group offers itself: told to the collaboration office, for nobody else is in charge. */
    @Bean
    MattersOfGroups talentsOfGroups(MongoOperations mongo) {
        return (group, municipality) -> MattersOfGroups.kept(
                mongo,
                municipality,
                COLLECTION,
                "talent",
                Criteria.where("stage.offer.offerer.group").is(group.toString()),
                List.of(),
                Talent.Offered.class,
                Registered.class);
    }

    /** Those that they offered as themselves. A request that has one of them is told that it lost it. */
    @Bean
    HeldOfAccounts talentsOfAccounts(
            Aggregate<TalentCommand, Talent, TalentEvent> talentAggregate, MongoOperations mongo) {
        return new HeldOfAccounts() {
            @Override
            public List<Instruction<?>> erasing(AccountErasure erasure) {
                List<String> ids = HeldOfAccounts.ids(
                        mongo,
                        COLLECTION,
                        erasure.municipality(),
                        Criteria.where(ACCOUNT).is(erasure.account().value()));
                return HeldOfAccounts.toEach(
                        ids.stream().filter(erasure::isAfter), talentAggregate, new EraseTalent(ErasureGround.REQUEST));
            }
        };
    }

    static AggregateType<TalentCommand, Talent, TalentEvent> type(
            FactFinder<TalentCommand, Talent> facts, Function<MunicipalityCode, Retention> retention) {
        return AggregateType.of(TalentCommand.class, Talent.class, TalentEvent.class)
                .collection(COLLECTION)
                .startingAt(id -> new Absent(TalentId.of(id)))
                .decidedBy(new TalentRules())
                .queriedBy("stage.type")
                .queriedBy("stage.offer.terms.kind")
                .queriedBy("stage.offer.terms.topics")
                .queriedBy("stage.offer.terms.fields")
                .queriedBy("stage.offer.terms.areas")
                .queriedBy(ACCOUNT)
                .queriedBy("stage.offer.offerer.group")
                .sortedBy(
                        "backers",
                        talent -> talent instanceof Known known
                                ? Optional.of(
                                        "%09d".formatted(known.offer().backing().backers()))
                                : Optional.empty())
                // Of a person nothing stands in the open, and of a group its name where it agreed to be named.
                .searchedBy(talent -> talent instanceof Registered registered
                        ? registered.publication().flatMap(Publication::group).stream()
                                .toList()
                        : List.of())
                .limited(new Limit<>(
                        (command, actor) -> command instanceof OfferTalent c
                                ? TalentRules.ownerOf(TalentRules.offererOf(c, actor))
                                : Optional.empty(),
                        talent -> talent instanceof Standing standing
                                ? TalentRules.ownerOf(standing.offer().offerer())
                                : Optional.empty(),
                        TalentRefusal.TOO_MANY_TALENTS))
                .knowing(facts)
                .due((talent, municipality) -> due(talent, retention.apply(municipality)));
    }

    /** As others keep what belongs to it. */
    static String matter(TalentId id) {
        return "talent/" + id;
    }

    /** Where what is known of the person lies. */
    static Place place(TalentId id, MunicipalityCode municipality) {
        return new Place(municipality, matter(id), "profile");
    }

    private static Optional<Due<TalentCommand>> due(Talent talent, Retention retention) {
        return talent instanceof Ended ended && ended.offer().profile().isPresent()
                ? Optional.of(new Due<>(retention.over(ended), new EraseTalent(ErasureGround.RETENTION_OVER)))
                : Optional.empty();
    }

    private static Talent kept(Talent talent, TalentCommand command, MunicipalityCode municipality, PersonVault vault) {
        return talent instanceof Known known && command instanceof OfferTalent c
                ? known.with(known.offer().with(vault.seal(c.profile(), place(known.id(), municipality))))
                : talent;
    }

    private static Talent spilled(Talent before, Talent after, MunicipalityCode municipality, Backings backings) {
        return before instanceof Known was && after instanceof Known now
                ? now.with(now.offer()
                        .with(backings.spilled(
                                matter(now.id()),
                                was.offer().backing(),
                                now.offer().backing(),
                                municipality)))
                : after;
    }
}
