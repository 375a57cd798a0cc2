package org.kyodo.contracts.registry;

import java.util.Optional;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentClosed;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentMerged;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentRegistered;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentRenamed;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentReorganisationCancelled;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentReorganisationPlanned;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerAssigned;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerReleased;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerVacancyDetected;
import org.kyodo.contracts.value.DepartmentCode;

/**
 * How a department 所属 stands, as every service knows it from the registry's events alone.
 *
 * @param label as it was registered or renamed last
 * @param renamed whether the label is newer than the municipality's settings
 * @param merged whether it is part of another now
 * @param into of which one
 * @param closed whether it is no more
 */
public record DepartmentStanding(
        DepartmentCode code,
        DepartmentLabel label,
        boolean renamed,
        boolean merged,
        Optional<DepartmentCode> into,
        boolean closed) {

    /** How it stands after the event. */
    public static Optional<DepartmentStanding> after(Optional<DepartmentStanding> known, DepartmentEvent event) {
        return switch (event) {
            case DepartmentRegistered e ->
                Optional.of(new DepartmentStanding(e.code(), e.label(), false, false, Optional.empty(), false));
            case DepartmentRenamed e ->
                known.map(d -> new DepartmentStanding(d.code, e.label(), true, d.merged, d.into, d.closed));
            case DepartmentMerged e ->
                known.map(
                        d -> new DepartmentStanding(d.code, d.label, d.renamed, true, Optional.of(e.into()), d.closed));
            case DepartmentClosed _ ->
                known.map(d -> new DepartmentStanding(d.code, d.label, d.renamed, d.merged, d.into, true));
            case DepartmentReorganisationPlanned _,
                    DepartmentReorganisationCancelled _,
                    OfficerAssigned _,
                    OfficerReleased _,
                    OfficerVacancyDetected _ -> known;
        };
    }
}
