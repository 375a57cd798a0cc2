package org.kyodo.registry.department;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Stored;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.contracts.registry.DepartmentEvent;
import org.kyodo.contracts.registry.Reorganisation;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DepartmentId;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.presets.Presets;
import org.kyodo.registry.department.Department.Active;
import org.kyodo.registry.department.Department.Known;
import org.kyodo.registry.department.DepartmentCommand.CarryOutReorganisation;
import org.kyodo.registry.department.DepartmentCommand.EndTerms;
import org.kyodo.registry.department.DepartmentCommand.MergeDepartment;
import org.kyodo.registry.department.DepartmentFacts.NewPerson;
import org.kyodo.registry.department.DepartmentFacts.OpenMatters;
import org.kyodo.registry.department.DepartmentFacts.Target;
import org.kyodo.registry.person.Forgetting;
import org.kyodo.registry.person.Forgetting.Records;
import org.kyodo.registry.person.PersonVault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Puts departments together. */
@Configuration("registryDepartments")
@Import(org.kyodo.chassis.config.DepartmentConfiguration.class)
class DepartmentConfiguration {
    private static final String COLLECTION = "departments";
    private static final String INTO = "stage.into";
    private static final String PLANNED_INTO = "stage.planned.into";

    @Bean
    OfficerNames officerNames(PersonVault vault) {
        return new OfficerNames(vault);
    }

    /** Those who were released. */
    @Bean
    Forgetting<Department> officerForgetting(
            MongoOperations mongo, PersonVault vault, Clock clock, Failpoints failpoints) {
        return new Forgetting<>(
                new Records<>("department", COLLECTION, Department.class, OfficerNames::persons),
                mongo,
                vault,
                clock,
                failpoints);
    }

    @Bean
    DepartmentViews departmentViews(OfficerNames names, Clock clock) {
        return new DepartmentViews(names, clock);
    }

    @Bean
    Register departmentRegister(
            ObjectProvider<Aggregate<DepartmentCommand, Department, DepartmentEvent>> departmentAggregate,
            MongoOperations mongo) {
        return new Register(
                (id, municipality) -> departmentAggregate
                        .getObject()
                        .find(id.toString(), municipality)
                        .map(Stored::stage),
                (codes, municipality) -> codesWhere(INTO, codes, municipality, mongo));
    }

    /** 予定された統合: a department is not closed that another is to become part of. */
    @Bean
    MattersOfDepartments mergersAhead(MongoOperations mongo) {
        return (departments, municipality) -> codesWhere(PLANNED_INTO, departments, municipality, mongo).stream()
                .map(code -> "department/" + code)
                .toList();
    }

    private static List<DepartmentCode> codesWhere(
            String field, Collection<DepartmentCode> codes, MunicipalityCode municipality, MongoOperations mongo) {
        Query query = new Query(Criteria.where("municipality")
                .is(municipality.code())
                .and(field)
                .in(codes.stream().map(DepartmentCode::value).toList()));
        query.fields().include("stage.card.code");
        return mongo.find(query, Document.class, COLLECTION).stream()
                .map(found -> found.getEmbedded(List.of("stage", "card", "code"), String.class))
                .map(DepartmentCode::of)
                .toList();
    }

    @Bean
    Aggregate<DepartmentCommand, Department, DepartmentEvent> departmentAggregate(
            Chassis chassis,
            Register register,
            OfficerNames names,
            Forgetting<Department> officerForgetting,
            ObjectProvider<MattersOfDepartments> matters) {
        return chassis.aggregate(
                type((department, command, municipality) -> facts(department, command, municipality, register, matters))
                        .keeping(names::keep)
                        .spilling((before, after, municipality) ->
                                officerForgetting.note(after.id().toString(), before, after, municipality))
                        .followedBy(officerForgetting::follow));
    }

    @Bean
    DepartmentsOfSettings departmentsOfSettings(
            Aggregate<DepartmentCommand, Department, DepartmentEvent> departmentAggregate, Presets presets) {
        return new DepartmentsOfSettings(departmentAggregate, presets);
    }

    static AggregateType<DepartmentCommand, Department, DepartmentEvent> type(
            FactFinder<DepartmentCommand, Department> facts) {
        return AggregateType.of(DepartmentCommand.class, Department.class, DepartmentEvent.class)
                .collection(COLLECTION)
                .startingAt(id -> new Department.Absent(DepartmentId.of(id)))
                .decidedBy(new DepartmentRules())
                .queriedBy("stage.type")
                .queriedBy("stage.card.code")
                .queriedBy(INTO)
                .queriedBy(PLANNED_INTO)
                .sortedBy("code", department -> card(department)
                        .map(card -> card.code().value()))
                .searchedBy(department -> card(department).stream()
                        .flatMap(card -> Stream.concat(
                                Stream.of(card.code().value(), card.label().ja()), card.label().en().stream()))
                        .toList())
                .knowing(facts)
                .due(DepartmentConfiguration::due);
    }

    private static Facts facts(
            Department department,
            DepartmentCommand command,
            MunicipalityCode municipality,
            Register register,
            ObjectProvider<MattersOfDepartments> matters) {
        Facts known = Facts.NONE.whenAsked(
                NewPerson.class, () -> new NewPerson(PersonRef.of(Ids.next().toString())));
        if (!(department instanceof Active active)) {
            return known;
        }
        DepartmentCode code = active.card().code();
        Optional<DepartmentCode> into =
                switch (command) {
                    case MergeDepartment c -> Optional.of(c.into());
                    case CarryOutReorganisation _ -> active.planned().flatMap(Reorganisation::into);
                    case DepartmentCommand _ -> Optional.empty();
                };
        return known.whenAsked(Target.class, () -> register.target(into.orElseThrow(), code, municipality))
                .whenAsked(
                        OpenMatters.class, () -> open(register.allPartsOf(code, municipality), municipality, matters));
    }

    private static OpenMatters open(
            Set<DepartmentCode> departments,
            MunicipalityCode municipality,
            ObjectProvider<MattersOfDepartments> matters) {
        return new OpenMatters(matters.orderedStream()
                .flatMap(kind -> kind.open(departments, municipality).stream())
                .limit(MattersOfDepartments.ENOUGH_TO_NAME)
                .toList());
    }

    private static Optional<Department.Card> card(Department department) {
        return department instanceof Known known ? Optional.of(known.card()) : Optional.empty();
    }

    /** A reorganisation begins with its day, and an officer's time ends with the last one. */
    private static Optional<Due<DepartmentCommand>> due(Department department) {
        if (!(department instanceof Active active)) {
            return Optional.empty();
        }
        Optional<LocalDate> ends = active.officers().stream()
                .flatMap(officer -> officer.to().stream())
                .min(LocalDate::compareTo)
                .map(last -> last.plusDays(1));
        Optional<LocalDate> changes = active.planned().map(Reorganisation::effectiveOn);
        return Stream.concat(
                        changes.stream()
                                .map(day -> new Due<DepartmentCommand>(startOf(day), new CarryOutReorganisation())),
                        ends.stream().map(day -> new Due<DepartmentCommand>(startOf(day), new EndTerms())))
                .min(Comparator.comparing(Due::at));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(FiscalYear.JST).toInstant();
    }
}
