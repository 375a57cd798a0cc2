package org.kyodo.registry.insurance;

import static org.kyodo.registry.insurance.AccidentReportRefusal.DETAILS_STILL_KEPT;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.contracts.registry.AccidentReportEvent;
import org.kyodo.contracts.registry.InsuranceCoverEvent;
import org.kyodo.contracts.value.AccidentReportId;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.InsuranceCoverId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.Reason;
import org.kyodo.presets.Presets;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.insurance.AccidentReport.Accident;
import org.kyodo.registry.insurance.AccidentReport.Known;
import org.kyodo.registry.insurance.AccidentReport.Over;
import org.kyodo.registry.insurance.AccidentReportCommand.CloseReport;
import org.kyodo.registry.insurance.AccidentReportCommand.EraseAccidentDetails;
import org.kyodo.registry.insurance.AccidentReportCommand.RecordDenial;
import org.kyodo.registry.insurance.AccidentReportCommand.ReportAccident;
import org.kyodo.registry.person.Forgetting;
import org.kyodo.registry.person.Forgetting.Records;
import org.kyodo.registry.person.PersonVault;
import org.kyodo.registry.person.PersonVault.Place;
import org.kyodo.registry.person.Sealed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Puts insurance covers and reports of accidents together. */
@Configuration(proxyBeanMethods = false)
class InsuranceConfiguration {
    private static final String REPORTS = "accidentReports";

    @Bean
    Aggregate<InsuranceCoverCommand, InsuranceCover, InsuranceCoverEvent> insuranceCovers(
            Chassis chassis, Presets presets) {
        return chassis.aggregate(
                coverType((cover, command, municipality) -> Facts.of(settings(presets, municipality))));
    }

    /** Who was hurt, and why the city decided so. */
    @Bean
    Forgetting<AccidentReport> accidentPersons(
            MongoOperations mongo, PersonVault vault, Clock clock, Failpoints failpoints) {
        return new Forgetting<>(
                new Records<>("accident-report", REPORTS, AccidentReport.class, InsuranceConfiguration::persons),
                mongo,
                vault,
                clock,
                failpoints);
    }

    @Bean
    Aggregate<AccidentReportCommand, AccidentReport, AccidentReportEvent> accidentReports(
            Chassis chassis,
            Presets presets,
            Groups groups,
            Aggregate<InsuranceCoverCommand, InsuranceCover, InsuranceCoverEvent> covers,
            PersonVault vault,
            Forgetting<AccidentReport> accidentPersons) {
        return chassis.aggregate(reportType(
                        (report, command, municipality) -> Facts.of(settings(presets, municipality))
                                .and(
                                        command instanceof ReportAccident c
                                                ? Facts.of(new Reporting(
                                                        groups.find(c.group(), municipality),
                                                        cover(c, municipality, covers)))
                                                : Facts.NONE),
                        municipality -> presets.of(municipality).rules().figure(DETAILS_STILL_KEPT.rule()))
                .knowingOfEach((report, municipality) -> report instanceof Known known
                        ? Facts.NONE.whenAsked(
                                Affected.class,
                                () -> new Affected(groups.find(known.accident().group(), municipality)))
                        : Facts.NONE)
                .keeping((report, command, municipality) -> kept(report, command, municipality, vault))
                .spilling((before, after, municipality) ->
                        accidentPersons.note(after.id().toString(), before, after, municipality))
                .followedBy(accidentPersons::follow));
    }

    static AggregateType<InsuranceCoverCommand, InsuranceCover, InsuranceCoverEvent> coverType(
            FactFinder<InsuranceCoverCommand, InsuranceCover> facts) {
        return AggregateType.of(InsuranceCoverCommand.class, InsuranceCover.class, InsuranceCoverEvent.class)
                .collection("insuranceCovers")
                .startingAt(id -> new InsuranceCover.Absent(InsuranceCoverId.of(id)))
                .decidedBy(new InsuranceCoverRules())
                .queriedBy("stage.fiscalYear")
                .knowing(facts);
    }

    static AggregateType<AccidentReportCommand, AccidentReport, AccidentReportEvent> reportType(
            FactFinder<AccidentReportCommand, AccidentReport> facts, ToIntFunction<MunicipalityCode> keptYears) {
        return AggregateType.of(AccidentReportCommand.class, AccidentReport.class, AccidentReportEvent.class)
                .collection(REPORTS)
                .startingAt(id -> new AccidentReport.Absent(AccidentReportId.of(id)))
                .decidedBy(new AccidentReportRules())
                .queriedBy("stage.type")
                .queriedBy("stage.accident.group")
                .sortedBy(
                        "on",
                        report -> report instanceof Known known
                                ? Optional.of(known.accident().on().toString())
                                : Optional.empty())
                .knowing(facts)
                .due((report, municipality) -> due(report, keptYears.applyAsInt(municipality)));
    }

    /** The one cover that a municipality can have of a fiscal year. */
    static InsuranceCoverId idOf(MunicipalityCode municipality, FiscalYear year) {
        return new InsuranceCoverId(Ids.named(
                "insurance-cover/" + municipality + "/" + year.year(),
                year.firstDay().atStartOfDay(FiscalYear.JST).toInstant()));
    }

    /** Where the field of a report lies. */
    static Place place(AccidentReportId id, String field, MunicipalityCode municipality) {
        return new Place(municipality, "accident-report/" + id, field);
    }

    private static InsuranceSettings settings(Presets presets, MunicipalityCode municipality) {
        return new InsuranceSettings(
                presets.of(municipality).groupTypes(),
                presets.of(municipality).proposal().reasonMinLength());
    }

    private static Optional<InsuranceCover.InForce> cover(
            ReportAccident c,
            MunicipalityCode municipality,
            Aggregate<InsuranceCoverCommand, InsuranceCover, InsuranceCoverEvent> covers) {
        return covers.find(idOf(municipality, FiscalYear.of(c.on())).toString(), municipality)
                .map(stored -> (InsuranceCover.InForce) stored.stage());
    }

    private static Optional<Due<AccidentReportCommand>> due(AccidentReport report, int keptYears) {
        return report instanceof Over over && sealed(over).findAny().isPresent()
                ? Optional.of(new Due<>(
                        AccidentReportRules.keptUntil(over, keptYears)
                                .atStartOfDay(FiscalYear.JST)
                                .toInstant(),
                        new EraseAccidentDetails()))
                : Optional.empty();
    }

    private static AccidentReport kept(
            AccidentReport report, AccidentReportCommand command, MunicipalityCode municipality, PersonVault vault) {
        if (!(report instanceof Known known)) {
            return report;
        }
        return switch (command) {
            case ReportAccident c ->
                known.with(
                        known.accident().detailed(vault.seal(c.details(), place(known.id(), "details", municipality))));
            case CloseReport c -> because(known, c.reason(), municipality, vault);
            case RecordDenial c -> because(known, c.reason(), municipality, vault);
            case AccidentReportCommand _ -> report;
        };
    }

    private static AccidentReport because(
            Known known, Optional<ReasonGiven> given, MunicipalityCode municipality, PersonVault vault) {
        return ReasonGiven.explaining(given, 1)
                .map(Reason::text)
                .map(text -> known.with(
                        known.accident().because(vault.seal(text, place(known.id(), "reason", municipality)))))
                .orElse(known);
    }

    private static Set<PersonRef> persons(AccidentReport report) {
        return report instanceof Known known ? sealed(known).map(Sealed::person).collect(Collectors.toSet()) : Set.of();
    }

    private static Stream<Sealed> sealed(Known report) {
        Accident accident = report.accident();
        return Stream.of(accident.details(), accident.reason()).flatMap(Optional::stream);
    }
}
