package org.kyodo.contracts.registry;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.value.DepartmentCode;

/**
 * What becomes of a department 組織改編 at the beginning of a day.
 *
 * @param into the department that it becomes part of, where it is merged
 * @param label its name from then on, where it is renamed
 */
public record Reorganisation(Optional<DepartmentCode> into, Optional<DepartmentLabel> label, LocalDate effectiveOn) {
    public static Reorganisation merging(DepartmentCode into, LocalDate effectiveOn) {
        return new Reorganisation(Optional.of(into), Optional.empty(), effectiveOn);
    }

    public static Reorganisation renaming(DepartmentLabel label, LocalDate effectiveOn) {
        return new Reorganisation(Optional.empty(), Optional.of(label), effectiveOn);
    }
}
