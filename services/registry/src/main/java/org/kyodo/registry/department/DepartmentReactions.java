package org.kyodo.registry.department;

import java.util.List;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.DepartmentEvent;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentClosed;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentMerged;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentRegistered;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentRenamed;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentReorganisationCancelled;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentReorganisationPlanned;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerAssigned;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerReleased;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerVacancyDetected;
import org.kyodo.contracts.value.DepartmentId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.registry.department.Department.Known;
import org.kyodo.registry.department.DepartmentCommand.TakeOverOfficers;
import org.springframework.stereotype.Component;

/** The officers of a department that is merged go on in the department that is in charge from then on. */
@Component
class DepartmentReactions implements Reactions<DepartmentEvent> {
    private final Aggregate<DepartmentCommand, Department, DepartmentEvent> departments;
    private final Register register;

    DepartmentReactions(
            Aggregate<DepartmentCommand, Department, DepartmentEvent> departmentAggregate, Register register) {
        this.departments = departmentAggregate;
        this.register = register;
    }

    @Override
    public Class<DepartmentEvent> events() {
        return DepartmentEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<DepartmentEvent> happened) {
        MunicipalityCode municipality = happened.envelope().municipality();
        return switch (happened.event()) {
            case DepartmentMerged e ->
                officers(e.departmentId(), municipality).isEmpty()
                        ? List.of()
                        : register.inCharge(e.into(), municipality).stream()
                                .<Instruction<?>>map(target -> new Instruction<>(
                                        departments,
                                        target.id().toString(),
                                        new TakeOverOfficers(officers(e.departmentId(), municipality))))
                                .toList();
            case DepartmentRegistered _,
                    DepartmentReorganisationPlanned _,
                    DepartmentReorganisationCancelled _,
                    DepartmentRenamed _,
                    DepartmentClosed _,
                    OfficerAssigned _,
                    OfficerReleased _,
                    OfficerVacancyDetected _ -> List.of();
        };
    }

    private List<Officer> officers(DepartmentId id, MunicipalityCode municipality) {
        return departments
                .find(id.toString(), municipality)
                .map(stored -> stored.stage() instanceof Known known ? known.officers() : List.<Officer>of())
                .orElse(List.of());
    }
}
