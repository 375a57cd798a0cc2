package org.kyodo.registry.gathering;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.AggregateType.Limit;
import org.kyodo.chassis.aggregate.Backings;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.config.BackingConfiguration;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.department.Departments;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.contracts.registry.GatheringEvent;
import org.kyodo.contracts.value.GatheringId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.presets.Presets;
import org.kyodo.registry.department.MattersOfDepartments;
import org.kyodo.registry.gathering.Gathering.Absent;
import org.kyodo.registry.gathering.Gathering.Known;
import org.kyodo.registry.gathering.Gathering.Open;
import org.kyodo.registry.gathering.Gathering.Planned;
import org.kyodo.registry.gathering.GatheringCommand.Enrol;
import org.kyodo.registry.gathering.GatheringCommand.ForgetParticipants;
import org.kyodo.registry.gathering.GatheringCommand.PlanGathering;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.person.Forgetting;
import org.kyodo.registry.person.Forgetting.Records;
import org.kyodo.registry.person.HeldOfAccounts;
import org.kyodo.registry.person.PersonVault;
import org.kyodo.registry.person.PersonVault.Place;
import org.kyodo.registry.person.Sealed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;

/** Puts gatherings together. */
@Configuration(proxyBeanMethods = false)
@Import(BackingConfiguration.class)
class GatheringConfiguration {
    private static final String COLLECTION = "gatherings";
    private static final String HOST = "stage.plan.host.department";

    @Bean
    GatheringFacts gatheringFacts(Presets presets, Departments departments, Groups groups, Backings backings) {
        return new GatheringFacts(presets, departments, groups, backings);
    }

    /** Until it is held or cancelled. */
    @Bean
    MattersOfDepartments gatheringsOfDepartments(MongoOperations mongo) {
        return MattersOfDepartments.kept(mongo, COLLECTION, "gathering", HOST, Planned.class, Open.class);
    }

    /** Where they enrolled themselves and that is ahead: they are told when it is moved or cancelled. */
    @Bean
    HeldOfAccounts gatheringsOfAccounts(MongoOperations mongo, Clock clock) {
        return HeldOfAccounts.open(mongo, COLLECTION, "gathering", account -> Criteria.where("stage.type")
                .is(Open.class.getSimpleName())
                .and("stage.enrolments.entries.enrolment.account")
                .is(account.value())
                .and("stage.plan.slot.closesAt")
                .gte(clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    /** Those who cancelled, or whose time is over. */
    @Bean
    Forgetting<Gathering> enrolledPersons(
            MongoOperations mongo, PersonVault vault, Clock clock, Failpoints failpoints) {
        return new Forgetting<>(
                new Records<>("gathering", COLLECTION, Gathering.class, GatheringConfiguration::persons),
                mongo,
                vault,
                clock,
                failpoints);
    }

    @Bean
    Aggregate<GatheringCommand, Gathering, GatheringEvent> gatherings(
            Chassis chassis,
            Presets presets,
            GatheringFacts facts,
            Backings backings,
            PersonVault vault,
            Forgetting<Gathering> enrolledPersons) {
        return chassis.aggregate(
                type(facts, municipality -> presets.of(municipality).rules().figure(GatheringRefusal.STILL_KEPT.rule()))
                        .knowingOfEach((gathering, municipality) -> gathering instanceof Known known
                                ? Facts.NONE.whenAsked(
                                        Hosting.class,
                                        () -> facts.hosting(known.plan().host(), municipality))
                                : Facts.NONE)
                        .keeping((gathering, command, municipality) -> kept(gathering, command, municipality, vault))
                        .spilling((before, after, municipality) -> spilled(
                                before,
                                enrolledPersons.note(after.id().toString(), before, after, municipality),
                                municipality,
                                backings))
                        .followedBy(enrolledPersons::follow));
    }

    static AggregateType<GatheringCommand, Gathering, GatheringEvent> type(
            FactFinder<GatheringCommand, Gathering> facts, ToIntFunction<MunicipalityCode> keptDays) {
        return AggregateType.of(GatheringCommand.class, Gathering.class, GatheringEvent.class)
                .collection(COLLECTION)
                .startingAt(id -> new Absent(GatheringId.of(id)))
                .decidedBy(new GatheringRules())
                .queriedBy("stage.type")
                .queriedBy(HOST)
                .queriedBy("stage.plan.kind")
                .queriedBy("stage.plan.fields")
                .queriedBy("stage.plan.areas")
                .sortedBy(
                        "begins",
                        gathering -> gathering instanceof Known known
                                ? Optional.of(known.plan()
                                        .slot()
                                        .opensAt()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString())
                                : Optional.empty())
                .searchedBy(gathering ->
                        gathering instanceof Known known ? List.of(known.plan().title()) : List.of())
                .limited(new Limit<>(
                        (command, actor) -> command instanceof PlanGathering c
                                ? Optional.of(GatheringRules.ownerOf(c.plan()))
                                : Optional.empty(),
                        gathering -> gathering instanceof Planned planned
                                ? Optional.of(GatheringRules.ownerOf(planned.plan()))
                                : Optional.empty(),
                        GatheringRefusal.TOO_MANY_PLANS))
                .knowing(facts)
                .due((gathering, municipality) -> due(gathering, keptDays.applyAsInt(municipality)));
    }

    /** As others keep what belongs to it. */
    static String matter(GatheringId id) {
        return "gathering/" + id;
    }

    /** Where what is known of a person who enrolled lies. */
    static Place place(GatheringId id, MunicipalityCode municipality) {
        return new Place(municipality, matter(id), "enrolment");
    }

    private static Optional<Due<GatheringCommand>> due(Gathering gathering, int keptDays) {
        return gathering instanceof Known known
                        && known.enrolments().entries().stream()
                                .anyMatch(entry -> entry.enrolment().onPaper())
                ? Optional.of(new Due<>(GatheringRules.keptUntil(known.plan(), keptDays), new ForgetParticipants()))
                : Optional.empty();
    }

    private static Gathering kept(
            Gathering gathering, GatheringCommand command, MunicipalityCode municipality, PersonVault vault) {
        return gathering instanceof Open open
                        && command instanceof Enrol c
                        && c.person().isPresent()
                ? open.with(open.enrolments().by(vault.seal(c.person().get(), place(open.id(), municipality))))
                : gathering;
    }

    private static Gathering spilled(
            Gathering before, Gathering after, MunicipalityCode municipality, Backings backings) {
        return before instanceof Known was && after instanceof Known now
                ? now.with(backings.spilled(matter(now.id()), was.backing(), now.backing(), municipality))
                : after;
    }

    private static Set<PersonRef> persons(Gathering gathering) {
        return gathering instanceof Known known
                ? known.enrolments().persons().map(Sealed::person).collect(Collectors.toSet())
                : Set.of();
    }
}
