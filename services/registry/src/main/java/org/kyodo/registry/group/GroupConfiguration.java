package org.kyodo.registry.group;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
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
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.document.Uploads;
import org.kyodo.chassis.entry.EntriesOf;
import org.kyodo.chassis.entry.EntriesOnBehalf;
import org.kyodo.chassis.form.Drafts;
import org.kyodo.chassis.sealing.SealingKeys;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.RegistryEntryEvent;
import org.kyodo.contracts.registry.RegistryEntryEvent.RegistryEntryContested;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.kyodo.registry.code.Codes;
import org.kyodo.registry.group.Group.Ended;
import org.kyodo.registry.group.Group.Inscribed;
import org.kyodo.registry.group.Group.Registered;
import org.kyodo.registry.group.Group.Returned;
import org.kyodo.registry.group.GroupCommand.EraseAfterRetention;
import org.kyodo.registry.group.GroupCommand.ExpireGroup;
import org.kyodo.registry.group.GroupCommand.LapseGroupRegistration;
import org.kyodo.registry.group.GroupCommand.RemindOfRenewal;
import org.kyodo.registry.group.GroupCommand.StartGroupRegistration;
import org.kyodo.registry.person.HeldOfAccounts;
import org.kyodo.registry.person.PersonVault;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
@Import(EntriesOnBehalf.class)
class GroupConfiguration {
    static final String COLLECTION = "groups";

    /** What is entered here for others 代理入力, and contesting it. */
    @Bean
    EntriesOf entriesOf() {
        return new EntriesOf(RegistryEntryEvent.class, RegistryEntryContested::new);
    }

    @Bean
    GroupNames groupNames(Claims claims, MongoOperations mongo, SealingKeys keys) {
        return new GroupNames(claims, mongo, keys.fingerprints());
    }

    @Bean
    Dossiers dossiers(PersonVault vault, GroupNames names, Clock clock) {
        return new Dossiers(vault, names, clock);
    }

    @Bean
    GroupViews groupViews(Dossiers dossiers, Presets presets) {
        return new GroupViews(dossiers, presets);
    }

    @Bean
    Erasures erasures(
            MongoOperations mongo,
            PersonVault vault,
            Uploads uploads,
            Drafts drafts,
            GroupNames names,
            SecurityLog log) {
        return new Erasures(mongo, vault, uploads, drafts, names, log);
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
            Codes codes,
            Erasures erasures,
            GroupViews views,
            Numbers numbers,
            List<MattersOfGroups> matters,
            Clock clock) {
        Map<MunicipalityCode, GroupSettings> settings =
                presets.all().stream().collect(Collectors.toUnmodifiableMap(Preset::code, GroupFacts::settings));
        return chassis.aggregate(type(new GroupFacts(names, dossiers, codes, numbers, clock, matters), settings::get)
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

    /** A group is left without an account only by its own doing: it is handed over, or the group leaves the register. */
    @Bean
    HeldOfAccounts groupsOfAccounts(Groups groups) {
        return new HeldOfAccounts() {
            @Override
            public List<String> open(AccountRef account, MunicipalityCode municipality) {
                return groups.standingBy(account, municipality).toList();
            }
        };
    }

    static AggregateType<GroupCommand, Group, GroupEvent> type(
            FactFinder<GroupCommand, Group> facts, Function<MunicipalityCode, GroupSettings> settings) {
        return AggregateType.of(GroupCommand.class, Group.class, GroupEvent.class)
                .collection(COLLECTION)
                .startingAt(id -> new Group.Absent(GroupId.of(id)))
                .decidedBy(new GroupRules())
                .queriedBy("stage.type")
                .queriedBy("stage.account")
                .queriedBy("stage.filing.card.track")
                .sortedBy("name", group -> GroupViews.card(group)
                        .map(card -> card.nameKana().orElse(card.name())))
                .searchedBy(group -> GroupViews.card(group).stream()
                        .flatMap(card -> Stream.concat(Stream.of(card.name()), card.nameKana().stream()))
                        .toList())
                .knowing(facts)
                .knowingOfEach((group, municipality) -> Facts.of(settings.apply(municipality)))
                .limited(drafts(
                        municipality -> settings.apply(municipality).groups().maxDrafts()))
                .due((group, municipality) -> dueIn(group, settings.apply(municipality)));
    }

    private static Limit<GroupCommand, Group> drafts(ToIntFunction<MunicipalityCode> most) {
        return new Limit<>(
                (command, actor) -> command instanceof StartGroupRegistration c
                        ? Optional.of(GroupRules.accountOf(c, actor)
                                .orElse(actor.account())
                                .value())
                        : Optional.empty(),
                group -> group instanceof Group.Draft draft
                        ? draft.account().map(AccountRef::value).or(() -> draft.entries().latest().stream()
                                .findFirst()
                                .map(entry -> entry.author().ref()))
                        : Optional.empty(),
                most);
    }

    private static Optional<Due<GroupCommand>> dueIn(Group group, GroupSettings settings) {
        return switch (group) {
            case Returned returned ->
                Optional.of(
                        new Due<>(startOf(returned.correction().dueOn().plusDays(1)), new LapseGroupRegistration()));
            case Registered r
            when !r.entry().reminded() && settings.periods().reminds() ->
                GroupRules.reminderOn(r, settings).map(day -> new Due<>(startOf(day), new RemindOfRenewal()));
            case Inscribed i ->
                GroupRules.validUntil(i).map(last -> new Due<>(startOf(last.plusDays(1)), new ExpireGroup()));
            case Ended ended
            when !ended.filing().persons(Set.of(FormPart.values())).isEmpty() ->
                settings.retention().over(ended).map(day -> new Due<>(startOf(day), new EraseAfterRetention()));
            case Group _ -> Optional.empty();
        };
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(FiscalYear.JST).toInstant();
    }
}
