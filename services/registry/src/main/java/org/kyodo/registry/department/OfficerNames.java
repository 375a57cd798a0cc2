package org.kyodo.registry.department;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.registry.department.Department.Known;
import org.kyodo.registry.department.DepartmentCommand.AssignOfficer;
import org.kyodo.registry.department.DepartmentCommand.TakeOverOfficers;
import org.kyodo.registry.person.PersonVault;
import org.kyodo.registry.person.PersonVault.Place;

/**
 * Keeps the names of officers sealed, each bound to the person and not to a department, for they move with a merger; and
 * forgets them when the person is an officer no more.
 */
final class OfficerNames {
    private final PersonVault vault;

    OfficerNames(PersonVault vault) {
        this.vault = vault;
    }

    /** The stage with the names that the command brought. */
    Department keep(Department department, DepartmentCommand command, MunicipalityCode municipality) {
        return switch (command) {
            case AssignOfficer c ->
                department.withOfficers(officer -> officer.name().isPresent()
                        ? officer
                        : officer.named(vault.seal(officer.person(), c.officer(), place(municipality)), c.published()));
            case TakeOverOfficers c -> {
                var coming = c.officers().stream().collect(Collectors.toMap(Officer::person, Function.identity()));
                yield department.withOfficers(officer ->
                        officer.name().isPresent() ? officer : coming.getOrDefault(officer.person(), officer));
            }
            case DepartmentCommand _ -> department;
        };
    }

    Optional<OfficerName> open(Officer officer, MunicipalityCode municipality) {
        return officer.name().flatMap(kept -> vault.open(kept, OfficerName.class, place(municipality))
                .value());
    }

    /** Whom a department holds; whoever went to another one with a merger is still known here. */
    static Set<PersonRef> persons(Department department) {
        return department instanceof Known known
                ? known.officers().stream().map(Officer::person).collect(Collectors.toSet())
                : Set.of();
    }

    private static Place place(MunicipalityCode municipality) {
        return new Place(municipality, "officer", "name");
    }
}
