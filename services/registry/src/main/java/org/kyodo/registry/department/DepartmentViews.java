package org.kyodo.registry.department;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.DepartmentStanding;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.registry.department.Department.Abolished;
import org.kyodo.registry.department.Department.Active;
import org.kyodo.registry.department.Department.Known;
import org.kyodo.registry.department.Department.Merged;
import org.kyodo.registry.department.DepartmentView.Former;
import org.kyodo.registry.department.DepartmentView.OfficerView;
import org.kyodo.registry.department.DepartmentView.PublishedOfficer;
import org.kyodo.registry.department.DepartmentView.Section;

/** Who sees what of a department: the one place where that is said. */
final class DepartmentViews {
    private final OfficerNames names;
    private final Clock clock;

    DepartmentViews(OfficerNames names, Clock clock) {
        this.names = names;
        this.clock = clock;
    }

    /** To staff with the names of the officers. */
    Optional<DepartmentView> full(Department department, Actor actor, MunicipalityCode municipality) {
        return shown(department, officer -> seesNames(actor) || officer.published(), municipality);
    }

    /** A line of a list: names only where they are published. */
    Optional<DepartmentView> line(Department department, MunicipalityCode municipality) {
        return shown(department, Officer::published, municipality);
    }

    /** For everybody, of those that are there. */
    Optional<Section> section(
            Department department,
            Map<DepartmentCode, List<DepartmentStanding>> predecessors,
            MunicipalityCode municipality) {
        return department instanceof Active active
                ? Optional.of(new Section(
                        active.card().code(),
                        active.card().label(),
                        isServed(active.officers()),
                        active.officers().stream()
                                .filter(Officer::published)
                                .filter(officer -> !officer.from().isAfter(today()) && !officer.isOverOn(today()))
                                .flatMap(officer -> names.open(officer, municipality).stream()
                                        .map(name -> new PublishedOfficer(officer.role(), name)))
                                .toList(),
                        predecessors.getOrDefault(active.card().code(), List.of()).stream()
                                .map(former -> new Former(former.code(), former.label()))
                                .toList()))
                : Optional.empty();
    }

    static boolean seesNames(Actor actor) {
        return actor.is(Role.STAFF);
    }

    private Optional<DepartmentView> shown(
            Department department, Predicate<Officer> named, MunicipalityCode municipality) {
        return department instanceof Known known
                ? Optional.of(new DepartmentView(
                        known.card().code(),
                        known.card().label(),
                        known instanceof Active && isServed(known.officers()),
                        // Those of a department that was merged are shown where they are now.
                        known instanceof Active
                                ? known.officers().stream()
                                        .map(officer -> view(officer, named.test(officer), municipality))
                                        .toList()
                                : List.of(),
                        known instanceof Active active ? active.planned() : Optional.empty(),
                        known instanceof Merged merged ? Optional.of(merged.into()) : Optional.empty(),
                        switch (known) {
                            case Active _ -> Optional.empty();
                            case Merged merged -> Optional.of(merged.since());
                            case Abolished abolished -> Optional.of(abolished.since());
                        }))
                : Optional.empty();
    }

    private OfficerView view(Officer officer, boolean named, MunicipalityCode municipality) {
        return new OfficerView(
                officer.person(),
                officer.role(),
                officer.from(),
                officer.to(),
                officer.published(),
                named ? names.open(officer, municipality) : Optional.empty());
    }

    private boolean isServed(List<Officer> officers) {
        return officers.stream().anyMatch(officer -> officer.servesOn(today()));
    }

    private LocalDate today() {
        return FiscalYear.dayOf(clock.instant());
    }
}
