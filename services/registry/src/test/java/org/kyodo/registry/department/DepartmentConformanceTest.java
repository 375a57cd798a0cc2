package org.kyodo.registry.department;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.registry.DepartmentEvent;
import org.kyodo.contracts.registry.DepartmentLabel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.SectionRole;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.registry.department.DepartmentCommand.AssignOfficer;
import org.kyodo.registry.department.DepartmentCommand.CancelReorganisation;
import org.kyodo.registry.department.DepartmentCommand.MergeDepartment;
import org.kyodo.registry.department.DepartmentCommand.RegisterDepartment;
import org.kyodo.registry.department.DepartmentCommand.ReleaseOfficer;
import org.kyodo.registry.department.DepartmentCommand.RenameDepartment;
import org.kyodo.registry.department.DepartmentFacts.NewPerson;
import org.kyodo.registry.department.DepartmentFacts.OpenMatters;
import org.kyodo.registry.department.DepartmentFacts.Target;
import org.kyodo.registry.person.Sealed;
import org.springframework.data.mongodb.core.MongoOperations;

class DepartmentConformanceTest extends AggregateConformance<DepartmentCommand, Department, DepartmentEvent> {
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");
    private static final DepartmentCode TARGET = DepartmentCode.of("planning");
    private static final PersonRef PERSON = PersonRef.of("019d7c3a-0000-7000-8000-00000000000a");

    @Override
    protected AggregateType<DepartmentCommand, Department, DepartmentEvent> type(MongoOperations mongo) {
        return DepartmentConfiguration.type((department, command, municipality) -> Facts.of(
                        new Target(Optional.of(TARGET), true, false),
                        new OpenMatters(List.of()),
                        new NewPerson(PERSON)))
                .keeping((department, command) -> department.withOfficers(
                        officer -> officer.named(new Sealed(officer.person(), "sealed"), false)));
    }

    @Override
    protected List<Step<DepartmentCommand>> script(String id) {
        return List.of(
                by(OFFICE, new RegisterDepartment(DepartmentCode.of("civic-life"), label("市民生活課"))),
                by(OFFICE, new RenameDepartment(label("市民くらし課"), Optional.empty())),
                by(
                        OFFICE,
                        new AssignOfficer(
                                new OfficerName("藤井", "フジイ"),
                                SectionRole.OFFICER,
                                false,
                                Optional.empty(),
                                Optional.empty())),
                by(OFFICE, new ReleaseOfficer(PERSON)),
                by(OFFICE, new RenameDepartment(label("市民文化課"), Optional.of(LocalDate.of(2026, 7, 1)))),
                by(OFFICE, new CancelReorganisation()),
                by(OFFICE, new MergeDepartment(TARGET, Optional.empty())));
    }

    private static DepartmentLabel label(String ja) {
        return new DepartmentLabel(ja, Optional.empty());
    }
}
