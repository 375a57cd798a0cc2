package org.kyodo.registry.insurance;

import static org.kyodo.registry.insurance.Accidents.COVER;
import static org.kyodo.registry.insurance.Accidents.DAY;
import static org.kyodo.registry.insurance.Accidents.group;
import static org.kyodo.registry.insurance.Accidents.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.AccidentReportEvent;
import org.kyodo.contracts.value.CoverKind;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.group.KnownGroup.Standing;
import org.kyodo.registry.insurance.AccidentReport.Known;
import org.kyodo.registry.insurance.AccidentReportCommand.EraseAccidentDetails;
import org.kyodo.registry.insurance.AccidentReportCommand.FileClaim;
import org.kyodo.registry.insurance.AccidentReportCommand.RecordSettlement;
import org.kyodo.registry.insurance.AccidentReportCommand.ReportAccident;
import org.kyodo.registry.person.Sealed;
import org.springframework.data.mongodb.core.MongoOperations;

class AccidentReportConformanceTest
        extends AggregateConformance<AccidentReportCommand, AccidentReport, AccidentReportEvent> {
    private static final Actor CLUB = actor("clean-campus", Role.GROUP);
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");
    private static final KnownGroup GROUP = group(CLUB, Standing.REGISTERED, GroupType.CITIZEN_ACTIVITY);

    @Override
    protected AggregateType<AccidentReportCommand, AccidentReport, AccidentReportEvent> type(MongoOperations mongo) {
        return InsuranceConfiguration.reportType(
                        (report, command, municipality) -> Facts.of(
                                new InsuranceSettings(Set.of(GroupType.CITIZEN_ACTIVITY), 20),
                                new Reporting(GROUP, Optional.of(COVER))),
                        municipality -> 5)
                .knowingOfEach((report, municipality) -> Facts.of(new Affected(GROUP)))
                .keeping((report, command) -> report instanceof Known known && command instanceof ReportAccident
                        ? known.with(known.accident().detailed(new Sealed(PersonRef.of("miura"), "sealed")))
                        : report);
    }

    @Override
    protected List<Step<AccidentReportCommand>> script(String id) {
        return List.of(
                by(CLUB, report(CoverKind.INJURY, DAY)).at("2026-08-03T09:00:00+09:00"),
                by(OFFICE, new FileClaim()),
                by(OFFICE, new RecordSettlement(LocalDate.of(2026, 8, 3))),
                by(Actor.PLATFORM, new EraseAccidentDetails()).at("2031-08-04T00:00:00+09:00"));
    }
}
