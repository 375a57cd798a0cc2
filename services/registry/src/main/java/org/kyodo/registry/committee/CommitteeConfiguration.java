package org.kyodo.registry.committee;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.department.Departments;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.contracts.registry.CommitteeEvent;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CommitteeId;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.kyodo.registry.committee.Committee.Absent;
import org.kyodo.registry.committee.Committee.Dissolved;
import org.kyodo.registry.committee.Committee.Known;
import org.kyodo.registry.committee.Committee.Recruiting;
import org.kyodo.registry.committee.Committee.SetUp;
import org.kyodo.registry.committee.CommitteeCommand.AppointMember;
import org.kyodo.registry.committee.CommitteeCommand.CloseRecruitment;
import org.kyodo.registry.committee.CommitteeCommand.EndMembersTerms;
import org.kyodo.registry.committee.CommitteeCommand.EraseSeatApplications;
import org.kyodo.registry.committee.CommitteeFacts.Appointee;
import org.kyodo.registry.committee.CommitteeFacts.Settings;
import org.kyodo.registry.department.MattersOfDepartments;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.person.Forgetting;
import org.kyodo.registry.person.Forgetting.Records;
import org.kyodo.registry.person.HeldOfAccounts;
import org.kyodo.registry.person.PersonVault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Puts committees together. */
@Configuration(proxyBeanMethods = false)
class CommitteeConfiguration {
    static final String IN_CHARGE = "stage.outline.department";

    @Bean
    CommitteePersons committeePersons(MongoOperations mongo, PersonVault vault) {
        return new CommitteePersons(mongo, vault);
    }

    /** Those who sit on it no more, unless they sit on another one, and whose application is over. */
    @Bean
    Forgetting<Committee> committeeForgetting(
            CommitteePersons persons, MongoOperations mongo, PersonVault vault, Clock clock, Failpoints failpoints) {
        return new Forgetting<>(
                new Records<>(
                        "committee",
                        CommitteePersons.COLLECTION,
                        Committee.class,
                        CommitteePersons::persons,
                        persons::sits),
                mongo,
                vault,
                clock,
                failpoints);
    }

    @Bean
    CommitteeViews committeeViews(CommitteePersons persons) {
        return new CommitteeViews(persons);
    }

    @Bean
    Aggregate<CommitteeCommand, Committee, CommitteeEvent> committees(
            Chassis chassis,
            Presets presets,
            Departments departments,
            Groups groups,
            CommitteePersons persons,
            Forgetting<Committee> committeeForgetting) {
        return chassis.aggregate(type(
                        (committee, command, municipality) -> Facts.of(settings(presets.of(municipality), departments))
                                .and(
                                        command instanceof AppointMember c
                                                ? appointing(c, committee, municipality, groups, persons)
                                                : Facts.NONE),
                        municipality -> presets.of(municipality).retention().refusedYears())
                .keeping(persons::keep)
                .spilling((before, after, municipality) ->
                        committeeForgetting.note(after.id().toString(), before, after, municipality))
                .followedBy(committeeForgetting::follow));
    }

    /** A department is not closed while it runs a committee. */
    @Bean
    MattersOfDepartments committeesOfDepartments(MongoOperations mongo) {
        return MattersOfDepartments.kept(
                mongo, CommitteePersons.COLLECTION, "committee", IN_CHARGE, SetUp.class, Recruiting.class);
    }

    @Bean
    HeldOfAccounts committeesOfAccounts(CommitteePersons persons, Presets presets) {
        return new HeldOfAccounts() {
            @Override
            public List<String> open(AccountRef account, MunicipalityCode municipality) {
                return persons.needing(account, municipality)
                        .map(committee -> "committee/" + committee.id())
                        .toList();
            }

            @Override
            public Optional<LocalDate> keptUntil(AccountRef account, MunicipalityCode municipality) {
                int years = presets.of(municipality).retention().recordYears();
                return years == 0
                        ? Optional.empty()
                        : persons.appliedFor(account, municipality)
                                .map(recruitment -> CommitteeRules.keptUntil(recruitment.window(), years))
                                .max(Comparator.naturalOrder());
            }

            @Override
            public Set<PersonRef> persons(AccountRef account, MunicipalityCode municipality, Instant until) {
                return persons.applied(account, municipality, until);
            }
        };
    }

    static AggregateType<CommitteeCommand, Committee, CommitteeEvent> type(
            FactFinder<CommitteeCommand, Committee> facts, ToIntFunction<MunicipalityCode> keptYears) {
        return AggregateType.of(CommitteeCommand.class, Committee.class, CommitteeEvent.class)
                .collection(CommitteePersons.COLLECTION)
                .startingAt(id -> new Absent(CommitteeId.of(id)))
                .decidedBy(new CommitteeRules())
                .queriedBy("stage.type")
                .queriedBy("stage.outline.kind")
                .queriedBy(IN_CHARGE)
                .queriedBy("stage.members.person")
                .queriedBy(CommitteePersons.MEMBER)
                .queriedBy(CommitteePersons.APPLICANT)
                .queriedBy(CommitteePersons.APPLIED)
                .queriedBy("stage.members.group")
                .sortedBy("title", CommitteeConfiguration::title)
                .searchedBy(committee -> title(committee).stream().toList())
                .knowing(facts)
                .due((committee, municipality) -> due(committee, keptYears.applyAsInt(municipality)));
    }

    private static Facts appointing(
            AppointMember c,
            Committee committee,
            MunicipalityCode municipality,
            Groups groups,
            CommitteePersons persons) {
        return Facts.NONE
                .whenAsked(Appointee.class, () -> persons.appointee(c, committee, municipality))
                .whenAsked(KnownGroup.class, () -> groups.find(c.group().orElseThrow(), municipality));
    }

    private static Settings settings(Preset preset, Departments departments) {
        return new Settings(departments.known(preset.code()), preset.retention().refusedYears());
    }

    private static Optional<String> title(Committee committee) {
        return committee instanceof Known known ? Optional.of(known.outline().title()) : Optional.empty();
    }

    /** A recruitment closes with its window, a term ends with its last day, and what was applied with is erased after a time. */
    private static Optional<Due<CommitteeCommand>> due(Committee committee, int keptYears) {
        Stream<Due<CommitteeCommand>> dues =
                switch (committee) {
                    case Absent _, Dissolved _ -> Stream.of();
                    case Recruiting r ->
                        Stream.concat(
                                Stream.of(new Due<>(r.recruitment().window().over(), new CloseRecruitment())),
                                ends(r.members()));
                    case SetUp s ->
                        Stream.concat(
                                s.last().stream()
                                        .filter(last -> !last.applicants().isEmpty())
                                        .map(last -> new Due<>(
                                                startOf(CommitteeRules.keptUntil(last.window(), keptYears)),
                                                new EraseSeatApplications())),
                                ends(s.members()));
                };
        return dues.min(Comparator.comparing(Due::at));
    }

    private static Stream<Due<CommitteeCommand>> ends(List<Member> members) {
        return members.stream()
                .map(member -> new Due<>(startOf(member.term().until().plusDays(1)), new EndMembersTerms()));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(FiscalYear.JST).toInstant();
    }
}
