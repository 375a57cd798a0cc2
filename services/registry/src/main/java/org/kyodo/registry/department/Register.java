package org.kyodo.registry.department;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.contracts.registry.Reorganisation;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DepartmentId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.registry.department.Department.Abolished;
import org.kyodo.registry.department.Department.Absent;
import org.kyodo.registry.department.Department.Active;
import org.kyodo.registry.department.Department.Merged;
import org.kyodo.registry.department.DepartmentFacts.Target;

/** Finds departments by their codes, as they stand now. */
final class Register {
    /** How a department is loaded. */
    @FunctionalInterface
    interface Shelf {
        Optional<Department> find(DepartmentId id, MunicipalityCode municipality);
    }

    /** Which departments were merged into one of these. */
    @FunctionalInterface
    interface MergedInto {
        List<DepartmentCode> find(Collection<DepartmentCode> codes, MunicipalityCode municipality);
    }

    private final Shelf shelf;
    private final MergedInto mergedInto;

    Register(Shelf shelf, MergedInto mergedInto) {
        this.shelf = shelf;
        this.mergedInto = mergedInto;
    }

    /** The one id that a department of this code has: so there is never a second one of it. */
    static DepartmentId idOf(DepartmentCode code, MunicipalityCode municipality) {
        return new DepartmentId(Ids.named("department/" + municipality + "/" + code, Instant.EPOCH));
    }

    Optional<Department> find(DepartmentCode code, MunicipalityCode municipality) {
        return shelf.find(idOf(code, municipality), municipality);
    }

    /** The department that is in charge today of what names this one, if there is one. */
    Optional<Active> inCharge(DepartmentCode code, MunicipalityCode municipality) {
        Set<DepartmentCode> seen = new HashSet<>();
        DepartmentCode at = code;
        while (seen.add(at)) {
            switch (find(at, municipality).orElse(new Absent(idOf(at, municipality)))) {
                case Active active -> {
                    return Optional.of(active);
                }
                case Merged merged -> at = merged.into();
                case Absent _, Abolished _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** The department, and all that became part of it, be it through others: what names one of them is its matter. */
    Set<DepartmentCode> allPartsOf(DepartmentCode code, MunicipalityCode municipality) {
        Set<DepartmentCode> all = new LinkedHashSet<>(Set.of(code));
        Collection<DepartmentCode> last = all;
        while (!last.isEmpty()) {
            last = mergedInto.find(last, municipality).stream().filter(all::add).toList();
        }
        return all;
    }

    /** What {@code from} would become part of. */
    Target target(DepartmentCode into, DepartmentCode from, MunicipalityCode municipality) {
        Optional<Active> target = inCharge(into, municipality);
        return new Target(
                target.map(active -> active.card().code()),
                target.isPresent(),
                target.filter(active -> leads(active, from, municipality)).isPresent());
    }

    /** Whether what is planned for it ends at that one. */
    private boolean leads(Active department, DepartmentCode end, MunicipalityCode municipality) {
        Set<DepartmentCode> seen = new HashSet<>();
        Optional<Active> at = Optional.of(department);
        while (at.isPresent() && seen.add(at.get().card().code())) {
            Optional<DepartmentCode> next = at.get().planned().flatMap(Reorganisation::into);
            if (next.filter(end::equals).isPresent()) {
                return true;
            }
            at = next.flatMap(code -> inCharge(code, municipality));
        }
        return false;
    }
}
