package org.kyodo.registry.group;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.AggregateType.Limit;
import org.kyodo.chassis.aggregate.Claims;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.aggregate.Numbers;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.document.Uploads;
import org.kyodo.chassis.sealing.SealingKeys;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupProfile;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.Presets;
import org.kyodo.registry.grant.OpenGrants;
import org.kyodo.registry.group.Group.Ended;
import org.kyodo.registry.group.Group.Returned;
import org.kyodo.registry.group.GroupCommand.EraseAfterRetention;
import org.kyodo.registry.group.GroupCommand.LapseGroupRegistration;
import org.kyodo.registry.group.GroupCommand.StartGroupRegistration;
import org.kyodo.registry.person.PersonVault;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class GroupConfiguration {
    static final String COLLECTION = "groups";

    @Bean
    GroupNames groupNames(Claims claims, MongoOperations mongo, SealingKeys keys) {
        return new GroupNames(claims, mongo, keys.fingerprints());
    }

    @Bean
    Dossiers dossiers(PersonVault vault, GroupNames names) {
        return new Dossiers(vault, names);
    }

    @Bean
    GroupViews groupViews(Dossiers dossiers, Presets presets) {
        return new GroupViews(dossiers, presets);
    }

    @Bean
    Erasures erasures(MongoOperations mongo, PersonVault vault, Uploads uploads, GroupNames names, SecurityLog log) {
        return new Erasures(mongo, vault, uploads, names, log);
    }

    /** A database may just have been restored from a backup that knows the keys of persons erased since. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> erasureAtTheStart(Erasures erasures) {
        return started ->
                Thread.ofPlatform().daemon().name("kyodo-erasures").start(() -> erasures.remove(Integer.MAX_VALUE));
    }

    @Bean
    Aggregate<GroupCommand, Group, GroupEvent> groups(
            Chassis chassis,
            Presets presets,
            GroupNames names,
            Dossiers dossiers,
            Erasures erasures,
            GroupViews views,
            Numbers numbers,
            OpenGrants grants,
            Clock clock) {
        return chassis.aggregate(type(
                        new GroupFacts(presets, names, numbers, clock, grants),
                        municipality -> GroupFacts.retention(presets.of(municipality)),
                        municipality -> presets.of(municipality).registration().maxDrafts())
                .knowingOfEach((group, municipality) -> Facts.of(
                        new Entries.Term(presets.of(municipality).registration().contestDays())))
                .keeping(dossiers::keep)
                .showing(views::full)
                .publishing(views::published)
                .followedBy(erasures::follow));
    }

    /** The port: what the other aggregates of the registry know of groups. */
    @Bean
    Groups registeredGroups(Aggregate<GroupCommand, Group, GroupEvent> groups, MongoOperations mongo) {
        return new Groups(groups, mongo);
    }

    static AggregateType<GroupCommand, Group, GroupEvent> type(
            FactFinder<GroupCommand, Group> facts,
            Function<MunicipalityCode, RetentionPeriods> retention,
            ToIntFunction<MunicipalityCode> mostDrafts) {
        return AggregateType.of(GroupCommand.class, Group.class, GroupEvent.class)
                .collection(COLLECTION)
                .startingAt(id -> new Group.Absent(GroupId.of(id)))
                .decidedBy(new GroupRules())
                .queriedBy("stage.type")
                .queriedBy("stage.account")
                .sortedBy("name", group -> GroupViews.profile(group).map(GroupProfile::nameKana))
                .searchedBy(group -> GroupViews.profile(group).stream()
                        .flatMap(profile -> Stream.of(profile.name(), profile.nameKana()))
                        .toList())
                .knowing(facts)
                .limited(drafts(mostDrafts))
                .due((group, municipality) -> dueIn(group, retention.apply(municipality)));
    }

    private static Limit<GroupCommand, Group> drafts(ToIntFunction<MunicipalityCode> most) {
        return new Limit<>(
                (command, actor) -> command instanceof StartGroupRegistration c
                        ? Optional.of(GroupRules.accountOf(c, actor).value())
                        : Optional.empty(),
                group -> group instanceof Group.Draft draft
                        ? Optional.of(draft.account().value())
                        : Optional.empty(),
                most);
    }

    private static Optional<Due<GroupCommand>> dueIn(Group group, RetentionPeriods retention) {
        return switch (group) {
            case Returned returned ->
                Optional.of(
                        new Due<>(startOf(returned.correction().dueOn().plusDays(1)), new LapseGroupRegistration()));
            case Ended ended
            when !ended.filing().persons(Set.of(FormPart.values())).isEmpty() ->
                Optional.of(new Due<>(startOf(retention.over(ended)), new EraseAfterRetention()));
            case Group _ -> Optional.empty();
        };
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(FiscalYear.JST).toInstant();
    }
}
