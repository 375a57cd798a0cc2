package org.kyodo.grant.programme;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.config.SealingConfiguration;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.grant.Eligibility;
import org.kyodo.contracts.grant.GrantAmounts;
import org.kyodo.contracts.grant.ProgrammeEvent;
import org.kyodo.contracts.grant.ProgrammeOutline;
import org.kyodo.contracts.grant.ProgrammeTerms;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProgrammeId;
import org.kyodo.grant.programme.Programme.Absent;
import org.kyodo.grant.programme.Programme.Closed;
import org.kyodo.grant.programme.Programme.Open;
import org.kyodo.grant.programme.Programme.Published;
import org.kyodo.grant.programme.ProgrammeCommand.CloseProgramme;
import org.kyodo.grant.programme.ProgrammeCommand.OpenProgramme;
import org.kyodo.grant.programme.ProgrammeCommand.PublishProgramme;
import org.kyodo.presets.Entry;
import org.kyodo.presets.Label;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(SealingConfiguration.class)
class ProgrammeConfiguration {
    /** Where a falling rate or a review is the end, years are not counted out before these. */
    private static final int MOST_YEARS = 100;

    @Bean
    Aggregate<ProgrammeCommand, Programme, ProgrammeEvent> programmeAggregate(Chassis chassis, Presets presets) {
        return chassis.aggregate(type((programme, command, municipality) -> switch (command) {
            case PublishProgramme c -> Facts.of(settings(presets.of(municipality), c.code(), c.fiscalYear()));
            case OpenProgramme _, CloseProgramme _ -> Facts.NONE;
        }));
    }

    static AggregateType<ProgrammeCommand, Programme, ProgrammeEvent> type(
            FactFinder<ProgrammeCommand, Programme> facts) {
        return AggregateType.of(ProgrammeCommand.class, Programme.class, ProgrammeEvent.class)
                .collection("programmes")
                .startingAt(id -> new Absent(ProgrammeId.of(id)))
                .decidedBy(new ProgrammeRules())
                .queriedBy("stage.terms.programme.fiscalYear")
                .queriedBy("stage.type")
                .sortedBy("closesAt", programme -> programme.published().map(terms -> terms.window()
                        .closesAt()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()))
                .searchedBy(programme -> programme.published().stream()
                        .map(terms -> terms.programme().name())
                        .toList())
                .knowing(facts)
                .due(ProgrammeConfiguration::due);
    }

    @Bean
    Programmes programmes(Aggregate<ProgrammeCommand, Programme, ProgrammeEvent> programmeAggregate) {
        return new Programmes(programmeAggregate);
    }

    static ProgrammeSettings settings(Preset preset, ProgrammeCode code, FiscalYear year) {
        return new ProgrammeSettings(
                preset.programme(code).map(programme -> terms(programme, year)),
                preset.programmes().stream()
                        .map(org.kyodo.presets.Programme::code)
                        .toList());
    }

    private static ProgrammeTerms terms(org.kyodo.presets.Programme programme, FiscalYear year) {
        return new ProgrammeTerms(
                new ProgrammeOutline(
                        programme.code(), year, programme.label().ja(), programme.type(), programme.owner()),
                new GrantAmounts(
                        programme.rate(), programme.cap(), programme.rounding().unit(), programme.budget()),
                programme.window().in(year),
                new Eligibility(
                        programme.eligibleGroupTypes(),
                        programme.requires().stream().map(Entry::code).toList(),
                        programme.ineligibleCosts().stream().map(Label::ja).toList(),
                        programme.end().maxConsecutiveYears().orElse(MOST_YEARS)));
    }

    private static Optional<Due<ProgrammeCommand>> due(Programme programme) {
        return switch (programme) {
            case Published p -> Optional.of(new Due<>(p.terms().window().opensAt(), new OpenProgramme()));
            case Open p -> Optional.of(new Due<>(p.terms().window().over(), new CloseProgramme()));
            case Absent _, Closed _ -> Optional.empty();
        };
    }
}
