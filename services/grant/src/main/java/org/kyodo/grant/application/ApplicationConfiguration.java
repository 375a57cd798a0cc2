package org.kyodo.grant.application;

import java.util.Optional;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.aggregate.Numbers;
import org.kyodo.chassis.config.DepartmentConfiguration;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.entry.EntriesForGroups;
import org.kyodo.chassis.entry.EntriesOf;
import org.kyodo.chassis.http.ReceiptController;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.grant.ApplicationDossier;
import org.kyodo.contracts.grant.ApplicationEvent;
import org.kyodo.contracts.grant.GrantEntryEvent;
import org.kyodo.contracts.grant.GrantEntryEvent.GrantEntryContested;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.grant.application.Application.Absent;
import org.kyodo.grant.application.Application.Drafted;
import org.kyodo.grant.application.Application.Lapsed;
import org.kyodo.grant.application.Application.Returned;
import org.kyodo.grant.application.Application.Submitted;
import org.kyodo.grant.application.Application.Withdrawn;
import org.kyodo.grant.application.ApplicationCommand.LapseApplication;
import org.kyodo.grant.application.ApplicationCommand.SubmitApplication;
import org.kyodo.grant.application.ApplicationFacts.Applicant;
import org.kyodo.grant.application.ApplicationFacts.Numbered;
import org.kyodo.grant.application.ApplicationFacts.Office;
import org.kyodo.grant.application.ApplicationFacts.Terms;
import org.kyodo.grant.programme.Programmes;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.kyodo.presets.Programme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import({DepartmentConfiguration.class, EntriesForGroups.class, ReceiptController.class})
class ApplicationConfiguration {
    /** What is entered here for others 代理入力, and contesting it. */
    @Bean
    EntriesOf entriesOf() {
        return new EntriesOf(GrantEntryEvent.class, GrantEntryContested::new);
    }

    @Bean
    ReadModel<GroupStanding, GroupEvent> groupStandings(Chassis chassis) {
        return chassis.readModel(
                        "groupStandings",
                        GroupStanding.class,
                        GroupEvent.class,
                        (known, happened) -> GroupStanding.after(known, happened.event()))
                .queriedBy("view.account");
    }

    @Bean
    Aggregate<ApplicationCommand, Application, ApplicationEvent> applicationAggregate(
            Chassis chassis,
            Presets presets,
            Programmes programmes,
            ReadModel<GroupStanding, GroupEvent> groupStandings,
            Numbers numbers) {
        return chassis.aggregate(type(
                (application, command, municipality) -> application
                        .opened()
                        .filter(dossier -> command instanceof SubmitApplication)
                        .map(dossier ->
                                Facts.of(new Numbered(number(numbers, application.id(), dossier, municipality))))
                        .orElse(Facts.NONE),
                (application, municipality) -> application
                        .opened()
                        .map(dossier -> Facts.of(office(presets.of(municipality), dossier))
                                .whenAsked(Applicant.class, () -> applicant(groupStandings, dossier, municipality))
                                .whenAsked(
                                        Terms.class,
                                        () -> new Terms(programmes.terms(
                                                municipality,
                                                dossier.programme(),
                                                dossier.collaboration().fiscalYear()))))
                        .orElse(Facts.NONE)));
    }

    static AggregateType<ApplicationCommand, Application, ApplicationEvent> type(
            FactFinder<ApplicationCommand, Application> facts, AggregateType.Concerned<Application> concerned) {
        return AggregateType.of(ApplicationCommand.class, Application.class, ApplicationEvent.class)
                .collection("applications")
                .startingAt(id -> new Absent(ApplicationId.of(id)))
                .decidedBy(new ApplicationRules())
                .queriedBy("stage.dossier.collaboration.proposal")
                .queriedBy("stage.dossier.collaboration.group")
                .queriedBy("stage.dossier.collaboration.departments")
                .queriedBy("stage.dossier.programme")
                .queriedBy("stage.type")
                .knowing(facts)
                .knowingOfEach(concerned)
                .due(ApplicationConfiguration::due);
    }

    @Bean
    Applications applications(Aggregate<ApplicationCommand, Application, ApplicationEvent> applicationAggregate) {
        return new Applications(applicationAggregate);
    }

    private static Applicant applicant(
            ReadModel<GroupStanding, GroupEvent> standings, ApplicationDossier dossier, MunicipalityCode municipality) {
        return new Applicant(standings.find(dossier.collaboration().group().toString(), municipality));
    }

    /** {@code 012076-2026-A0001}. */
    private static String number(
            Numbers numbers, ApplicationId id, ApplicationDossier dossier, MunicipalityCode municipality) {
        int year = dossier.collaboration().fiscalYear().year();
        int drawn = numbers.draw("application/" + municipality + "/" + year, id.toString());
        return "%s-%d-A%04d".formatted(municipality, year, drawn);
    }

    private static Office office(Preset preset, ApplicationDossier dossier) {
        return new Office(
                preset.programme(dossier.programme()).map(Programme::owner),
                preset.proposal().reasonMinLength());
    }

    private static Optional<Due<ApplicationCommand>> due(Application application) {
        return switch (application) {
            case Returned returned ->
                Optional.of(new Due<>(
                        returned.correction()
                                .dueOn()
                                .plusDays(1)
                                .atStartOfDay(FiscalYear.JST)
                                .toInstant(),
                        new LapseApplication()));
            case Absent _, Drafted _, Submitted _, Lapsed _, Withdrawn _ -> Optional.empty();
        };
    }
}
